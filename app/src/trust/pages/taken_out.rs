use crate::{
    kit::{Icon, Kept, Visit},
    moderation::pages::reason_field,
};
use domain::materials::MaterialView;
use leptos::prelude::*;

/// The ways to take a statement out: the member who made it presses a button, a moderator gives a reason.
pub struct TakenOut {
    /// The server function's name.
    pub form: &'static str,
    pub action: &'static str,
    /// The name of the field with the number of it.
    pub field: &'static str,
    pub id: i64,
    pub label: &'static str,
    pub label_of_staff: &'static str,
}

impl TakenOut {
    /// The form, for who may.
    pub fn view(&self, visit: &Visit, found: &MaterialView, own: bool) -> Option<AnyView> {
        match own {
            true => found.can.take_back.then(|| self.button(visit, found)),
            false => found.can.take_out.then(|| self.with_reason(visit, found)),
        }
    }

    fn button(&self, visit: &Visit, found: &MaterialView) -> AnyView {
        view! {
            <form method="post" action=self.action>
                <input type="hidden" name=self.field value=self.id />
                <input type="hidden" name="material" value=found.id.0 />
                <button class="action"><Icon name="trash" />{visit.locale.text(self.label)}</button>
            </form>
        }
        .into_any()
    }

    /// The page's summary says what is wrong; here it stands at the field.
    fn with_reason(&self, visit: &Visit, found: &MaterialView) -> AnyView {
        let locale = visit.locale;
        let kept = visit.kept_for(self.form);
        let here = kept.get(self.field).as_deref() == Some(self.id.to_string().as_str());
        let kept = if here { kept } else { Kept::default() };
        let id = if here { "take-out".to_owned() } else { format!("{}-{}", self.form, self.id) };
        view! {
            <details class="act" open=here>
                <summary class="action">{locale.text(self.label_of_staff)}</summary>
                <form method="post" action=self.action class="stack" novalidate>
                    <input type="hidden" name=self.field value=self.id />
                    <input type="hidden" name="material" value=found.id.0 />
                    {reason_field(visit, &id, &kept, "hint-reason-told")}
                    <div class="button-row"><button class="button button-danger">{locale.text(self.label_of_staff)}</button></div>
                </form>
            </details>
        }
        .into_any()
    }
}

pub fn review(id: i64) -> TakenOut {
    TakenOut {
        form: "remove_review",
        action: "/api/trust/remove_review",
        field: "review",
        id,
        label: "review-remove",
        label_of_staff: "review-take-out",
    }
}

pub fn report(id: i64) -> TakenOut {
    TakenOut { form: "remove_use", action: "/api/trust/remove_use", field: "report", id, label: "use-remove", label_of_staff: "use-take-out" }
}

pub fn photo(id: i64) -> TakenOut {
    TakenOut {
        form: "remove_use_photo",
        action: "/api/trust/remove_use_photo",
        field: "report",
        id,
        label: "use-photo-remove",
        label_of_staff: "use-photo-remove",
    }
}
