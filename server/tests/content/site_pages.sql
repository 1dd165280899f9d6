INSERT INTO site_pages (slug, title, language, audience, body, html, renderer, version, created_by, created_at, changed_at) VALUES ('first', 'Before you visit', 'en', 'public', 'Bring *boots*.', '<p>Bring <em>boots</em>.</p>', 9, 1, 3, 1, 1);
INSERT INTO site_page_versions (page_id, number, title, body, note, written_by, written_at) VALUES (1, 1, 'Before you visit', 'Bring *boots*.', '', 3, 1);
