use super::about::About;
use crate::{
    accounts::{
        again::AgainPage,
        doors::{
            CodePage, ConfirmPage, EmailConfirmPage, JoinConfirmPage, ResetNewPage, ResetPage, ResetSentPage, SignUpSentPage, SignUpWaitingPage,
        },
        pages::{SettingsPage, SignInPage, SignUpPage},
        security::{CodesPage, EmailPage, FactorPage, PasswordPage, SecurityPage},
    },
    admin::pages::{
        AdminBoardPage, AdminBoardsPage, AuditPage, JoiningsPage, NewBoardPage, OrganisationsQueuePage, OverviewPage, OwnLogPage, PeoplePage,
        PersonPage, SetUpPage, SiteSettingsPage, SystemPage,
    },
    collections::pages::{CollectPage, CollectionPage, CollectionsPage, EditCollectionPage, NewCollectionPage, OwnCollectionsPage},
    discussion::pages::{
        BareThreadPage, BoardPage, EditPage, FrontPage, HistoryPage, ModeratePage, NewThreadPage, PermalinkPage, ReactPage, ReactorsPage, SplitPage,
        TagPage, TagsPage, ThreadPage, ThreadsPage,
    },
    following::pages::FollowingPage,
    groups::pages::{EditGroupPage, GroupMembersPage, GroupPage, GroupsPage, NewGroupPage},
    identities::pages::{IdentitiesPage, MailSentPage, RefusedPage},
    invitations::pages::{InvitationPage, InvitationsPage, JoinPage},
    kit::{error_view, visit},
    library::pages::{
        EditMaterialPage, ImportPage, ImportedPage, LibraryPage, LineagePage, MaterialPage, MaterialVersionPage, NewMaterialPage, OwnMaterialsPage,
        ProposalsPage, RemixPage, VersionsPage,
    },
    moderation::pages::{CasePage, QueuePage, ReportDonePage, ReportPage, SuspendPage},
    notices::pages::{NoticesPage, NoticesSettingsPage, UnsubscribePage},
    own_data::pages::{LeavePage, OwnDataPage, PrivacyPage},
    people::pages::{
        DirectoryPage, EditOrganisationPage, MemberPage, NewOrganisationPage, OrganisationPage, OrganisationsPage, PhotoPage, ProfilePage,
        WelcomePage,
    },
    search::pages::SearchPage,
    subjects::GoPage,
    trust::pages::{CarePage, DiscussPage, MakingPage, OutdatedPage, ReviewPage, ReviewsPage, UsePage, UsesPage, WaitingPage},
    undo::sure,
};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};
use model::Problem;

/// Which page answers which path.
// long: one line a page, in one list.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    // A form whose page does not say why it was refused is answered here.
    let not_found = || {
        visit().map(|visit| {
            if let Some(question) = sure(&visit) {
                return question;
            }
            let problem = visit.kept.as_ref().and_then(|kept| kept.problem.clone()).unwrap_or(Problem::NotFound);
            error_view(&visit, &problem)
        })
    };
    view! {
        <Title formatter=title />
        <Router>
            <FlatRoutes fallback=not_found>
                <Route path=path!("/") view=FrontPage ssr=SsrMode::Async />
                <Route path=path!("/boards/:slug") view=BoardPage ssr=SsrMode::Async />
                <Route path=path!("/boards/:slug/new") view=NewThreadPage ssr=SsrMode::Async />
                <Route path=path!("/threads") view=ThreadsPage ssr=SsrMode::Async />
                <Route path=path!("/threads/:id") view=BareThreadPage ssr=SsrMode::Async />
                <Route path=path!("/threads/:id/:slug") view=ThreadPage ssr=SsrMode::Async />
                <Route path=path!("/threads/:id/:slug/moderate") view=ModeratePage ssr=SsrMode::Async />
                <Route path=path!("/search") view=SearchPage ssr=SsrMode::Async />
                <Route path=path!("/tags") view=TagsPage ssr=SsrMode::Async />
                <Route path=path!("/tags/:tag") view=TagPage ssr=SsrMode::Async />
                <Route path=path!("/replies/:id") view=PermalinkPage ssr=SsrMode::Async />
                <Route path=path!("/replies/:id/edit") view=EditPage ssr=SsrMode::Async />
                <Route path=path!("/replies/:id/history") view=HistoryPage ssr=SsrMode::Async />
                <Route path=path!("/replies/:id/react/:kind") view=ReactPage ssr=SsrMode::Async />
                <Route path=path!("/replies/:id/reactions") view=ReactorsPage ssr=SsrMode::Async />
                <Route path=path!("/replies/:id/resource") view=MakingPage ssr=SsrMode::Async />
                <Route path=path!("/replies/:id/split") view=SplitPage ssr=SsrMode::Async />
                <Route path=path!("/go/:subject") view=GoPage ssr=SsrMode::Async />
                <Route path=path!("/members/:handle") view=MemberPage ssr=SsrMode::Async />
                <Route path=path!("/people") view=DirectoryPage ssr=SsrMode::Async />
                <Route path=path!("/library") view=LibraryPage ssr=SsrMode::Async />
                <Route path=path!("/library/new") view=NewMaterialPage ssr=SsrMode::Async />
                <Route path=path!("/library/mine") view=OwnMaterialsPage ssr=SsrMode::Async />
                <Route path=path!("/library/reviews") view=WaitingPage ssr=SsrMode::Async />
                <Route path=path!("/library/import") view=ImportPage ssr=SsrMode::Async />
                <Route path=path!("/library/imports/:import") view=ImportedPage ssr=SsrMode::Async />
                <Route path=path!("/library/:id") view=MaterialPage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/edit") view=EditMaterialPage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/collect") view=CollectPage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/use") view=UsePage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/uses") view=UsesPage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/review") view=ReviewPage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/reviews") view=ReviewsPage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/care") view=CarePage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/outdated") view=OutdatedPage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/discuss") view=DiscussPage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/remix") view=RemixPage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/lineage") view=LineagePage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/versions") view=VersionsPage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/versions/:number") view=MaterialVersionPage ssr=SsrMode::Async />
                <Route path=path!("/library/:id/:slug") view=MaterialPage ssr=SsrMode::Async />
                <Route path=path!("/collections") view=CollectionsPage ssr=SsrMode::Async />
                <Route path=path!("/collections/mine") view=OwnCollectionsPage ssr=SsrMode::Async />
                <Route path=path!("/collections/new") view=NewCollectionPage ssr=SsrMode::Async />
                <Route path=path!("/collections/:id/edit") view=EditCollectionPage ssr=SsrMode::Async />
                <Route path=path!("/collections/:id/:slug") view=CollectionPage ssr=SsrMode::Async />
                <Route path=path!("/groups") view=GroupsPage ssr=SsrMode::Async />
                <Route path=path!("/groups/new") view=NewGroupPage ssr=SsrMode::Async />
                <Route path=path!("/groups/:id/edit") view=EditGroupPage ssr=SsrMode::Async />
                <Route path=path!("/groups/:id/members") view=GroupMembersPage ssr=SsrMode::Async />
                <Route path=path!("/groups/:id/:slug") view=GroupPage ssr=SsrMode::Async />
                <Route path=path!("/organisations") view=OrganisationsPage ssr=SsrMode::Async />
                <Route path=path!("/organisations/new") view=NewOrganisationPage ssr=SsrMode::Async />
                <Route path=path!("/organisations/:slug") view=OrganisationPage ssr=SsrMode::Async />
                <Route path=path!("/organisations/:slug/edit") view=EditOrganisationPage ssr=SsrMode::Async />
                <Route path=path!("/welcome") view=WelcomePage ssr=SsrMode::Async />
                <Route path=path!("/welcome/:step") view=WelcomePage ssr=SsrMode::Async />
                <Route path=path!("/settings/profile") view=ProfilePage ssr=SsrMode::Async />
                <Route path=path!("/settings/profile/photo") view=PhotoPage ssr=SsrMode::Async />
                <Route path=path!("/settings") view=SettingsPage ssr=SsrMode::Async />
                <Route path=path!("/settings/notices") view=NoticesSettingsPage ssr=SsrMode::Async />
                <Route path=path!("/notices") view=NoticesPage ssr=SsrMode::Async />
                <Route path=path!("/following") view=FollowingPage ssr=SsrMode::Async />
                <Route path=path!("/unsubscribe/:member/:kind/:token") view=UnsubscribePage ssr=SsrMode::Async />
                <Route path=path!("/settings/identities") view=IdentitiesPage ssr=SsrMode::Async />
                <Route path=path!("/sign-in/refused") view=RefusedPage ssr=SsrMode::Async />
                <Route path=path!("/sign-in/mail-sent") view=MailSentPage ssr=SsrMode::Async />
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
                <Route path=path!("/sign-up") view=SignUpPage ssr=SsrMode::Async />
                <Route path=path!("/report/done") view=ReportDonePage ssr=SsrMode::Async />
                <Route path=path!("/report/:kind/:id") view=ReportPage ssr=SsrMode::Async />
                <Route path=path!("/moderation") view=QueuePage ssr=SsrMode::Async />
                <Route path=path!("/moderation/case/:kind/:id") view=CasePage ssr=SsrMode::Async />
                <Route path=path!("/moderation/suspend/:id") view=SuspendPage ssr=SsrMode::Async />
                <Route path=path!("/settings/security") view=SecurityPage ssr=SsrMode::Async />
                <Route path=path!("/settings/security/password") view=PasswordPage ssr=SsrMode::Async />
                <Route path=path!("/settings/security/email") view=EmailPage ssr=SsrMode::Async />
                <Route path=path!("/settings/security/factor") view=FactorPage ssr=SsrMode::Async />
                <Route path=path!("/settings/security/codes") view=CodesPage ssr=SsrMode::Async />
                <Route path=path!("/sign-up/sent") view=SignUpSentPage ssr=SsrMode::Async />
                <Route path=path!("/join/confirm") view=JoinConfirmPage ssr=SsrMode::Async />
                <Route path=path!("/sign-in/code") view=CodePage ssr=SsrMode::Async />
                <Route path=path!("/reset") view=ResetPage ssr=SsrMode::Async />
                <Route path=path!("/reset/sent") view=ResetSentPage ssr=SsrMode::Async />
                <Route path=path!("/reset/new") view=ResetNewPage ssr=SsrMode::Async />
                <Route path=path!("/email/confirm") view=EmailConfirmPage ssr=SsrMode::Async />
                <Route path=path!("/confirm") view=ConfirmPage ssr=SsrMode::Async />
                <Route path=path!("/again") view=AgainPage ssr=SsrMode::Async />
                <Route path=path!("/sign-up/waiting") view=SignUpWaitingPage ssr=SsrMode::Async />
                <Route path=path!("/join/:token") view=JoinPage ssr=SsrMode::Async />
                <Route path=path!("/invitations") view=InvitationsPage ssr=SsrMode::Async />
                <Route path=path!("/invitations/:id") view=InvitationPage ssr=SsrMode::Async />
                <Route path=path!("/settings/data") view=OwnDataPage ssr=SsrMode::Async />
                <Route path=path!("/settings/data/leave") view=LeavePage ssr=SsrMode::Async />
                <Route path=path!("/privacy") view=PrivacyPage ssr=SsrMode::Async />
                <Route path=path!("/settings/security/log") view=OwnLogPage ssr=SsrMode::Async />
                <Route path=path!("/setup/:token") view=SetUpPage ssr=SsrMode::Async />
                <Route path=path!("/admin") view=OverviewPage ssr=SsrMode::Async />
                <Route path=path!("/admin/concepts") view=ProposalsPage ssr=SsrMode::Async />
                <Route path=path!("/admin/people") view=PeoplePage ssr=SsrMode::Async />
                <Route path=path!("/admin/people/:id") view=PersonPage ssr=SsrMode::Async />
                <Route path=path!("/admin/organisations") view=OrganisationsQueuePage ssr=SsrMode::Async />
                <Route path=path!("/admin/joinings") view=JoiningsPage ssr=SsrMode::Async />
                <Route path=path!("/admin/boards") view=AdminBoardsPage ssr=SsrMode::Async />
                <Route path=path!("/admin/boards/new") view=NewBoardPage ssr=SsrMode::Async />
                <Route path=path!("/admin/boards/:id") view=AdminBoardPage ssr=SsrMode::Async />
                <Route path=path!("/admin/settings") view=SiteSettingsPage ssr=SsrMode::Async />
                <Route path=path!("/admin/system") view=SystemPage ssr=SsrMode::Async />
                <Route path=path!("/admin/audit") view=AuditPage ssr=SsrMode::Async />
                <Route path=path!("/about") view=About ssr=SsrMode::Async />
                <Route path=path!("/about/:page") view=About ssr=SsrMode::Async />
            </FlatRoutes>
        </Router>
    }
}

/// leptos_meta 0.8 writes the title into the page as it is, so it is escaped here. Pages are made on the server only.
fn title(text: String) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    if text.is_empty() { "BaTT Forum".to_owned() } else { format!("{text} · BaTT Forum") }
}
