//! Times are shown as clocks go where the reader is.

use super::support::{Forum, Who, content::QUESTION};

/// The full moments that a page tells, by their zones.
fn zones(page: &str) -> Vec<&str> {
    let titles = page.split("<time ").skip(1).filter_map(|rest| rest.split("title=\"").nth(1)?.split('"').next());
    let mut zones: Vec<&str> = titles.filter_map(|title| title.rsplit(' ').next()).collect();
    zones.dedup();
    zones
}

#[tokio::test]
async fn the_profile_then_the_device_then_the_site_say_where_one_is() {
    let forum = Forum::with(&[("BATT_THROTTLES", "off"), ("BATT_TIME_ZONE", "Europe/Athens")]).await;
    // In the middle of winter everywhere north.
    forum.run("UPDATE replies SET created_at = 1767700800000", Vec::new()).await;
    let guest = forum.visitor();
    let shown = async |browser: &super::support::browser::Browser| zones(&browser.get(QUESTION).await.is(200).text).join(" ");
    assert_eq!(shown(&guest).await, "EET");
    for (cookie, expected) in [("Asia/Tokyo", "JST"), ("Europe/Lisbon", "WET"), ("Mars/Olympus", "EET"), ("../../etc/passwd", "EET")] {
        guest.keep("zone", cookie);
        assert_eq!(shown(&guest).await, expected, "{cookie}");
    }
    forum.run("UPDATE members SET timezone = 'America/New_York' WHERE handle = 'ada'", Vec::new()).await;
    let (ada, ben) = (forum.browser(Who::Ada).await, forum.browser(Who::Ben).await);
    ada.keep("zone", "Asia/Tokyo");
    ben.keep("zone", "Asia/Tokyo");
    assert_eq!((shown(&ada).await, shown(&ben).await), ("EST".to_owned(), "JST".to_owned()), "what one says of oneself comes first");
}

#[tokio::test]
async fn a_typed_day_is_the_same_day_when_it_is_shown() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    // The days before and after clocks change, and the day on which they do, on both sides of the date line.
    for zone in ["Pacific/Auckland", "America/Los_Angeles", "Europe/Berlin"] {
        forum.run("UPDATE members SET timezone = $1 WHERE handle = 'ada'", vec![zone.into()]).await;
        for day in ["2027-03-27", "2027-03-28", "2027-03-29", "2027-04-04", "2027-09-26", "2027-10-30", "2027-10-31", "2027-11-07"] {
            ada.form("trust/set_due", &[("material", "1"), ("due", day)]).await.is(303);
            ada.get("/library/1/care").await.is(200).shows(&format!("value=\"{day}\""));
        }
    }
}
