/// For each news who hears it, as `HEARD`. `+` stands before news that another module has registered with its own hearer. What nobody
/// hears implements nothing and does not compile; what is registered twice does not compile either.
macro_rules! heard {
    ($($news:path => $hear:path;)* $(+ $others:path => $too:path;)*) => {
        $(impl $crate::outbox::Registered for $news {})*
        const HEARD: &[$crate::cx::Heard] =
            &[$($crate::outbox::heard!(@ $news, $hear),)* $($crate::outbox::heard!(@ $others, $too)),*];
    };
    (@ $news:path, $hear:path) => {
        $crate::cx::Heard {
            name: <$news as $crate::outbox::News>::NAME,
            by: |cx, id, text| Box::pin(async move { $hear(&cx, id, $crate::outbox::read::<$news>(&text)?).await }),
        }
    };
}
pub(crate) use heard;
