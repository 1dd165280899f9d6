//! How named values stand in rows of the database: as their text. Only with the feature `rows`.

/// Makes types with `as_str` and `parse` column types. A text that is none of theirs is an error of the row.
macro_rules! stored_as_text {
    ($($name:ty),+ $(,)?) => {$(
        impl From<$name> for sea_orm::Value {
            fn from(value: $name) -> Self {
                value.as_str().into()
            }
        }

        impl sea_orm::TryGetable for $name {
            fn try_get_by<I: sea_orm::ColIdx>(row: &sea_orm::QueryResult, index: I) -> Result<Self, sea_orm::TryGetError> {
                let text = String::try_get_by(row, index)?;
                let unknown = || sea_orm::DbErr::Type(format!("{text:?} is no {}", stringify!($name)));
                Self::parse(&text).ok_or_else(|| unknown().into())
            }
        }

        impl sea_orm::sea_query::ValueType for $name {
            fn try_from(value: sea_orm::Value) -> Result<Self, sea_orm::sea_query::ValueTypeErr> {
                let text = <String as sea_orm::sea_query::ValueType>::try_from(value)?;
                Self::parse(&text).ok_or(sea_orm::sea_query::ValueTypeErr)
            }

            fn type_name() -> String {
                stringify!($name).to_owned()
            }

            fn array_type() -> sea_orm::sea_query::ArrayType {
                sea_orm::sea_query::ArrayType::String
            }

            fn column_type() -> sea_orm::sea_query::ColumnType {
                sea_orm::sea_query::ColumnType::Text
            }
        }

        impl sea_orm::sea_query::Nullable for $name {
            fn null() -> sea_orm::Value {
                sea_orm::Value::String(None)
            }
        }

        /// Asked of all parts of a primary key.
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }

        impl sea_orm::IntoActiveValue<$name> for $name {
            fn into_active_value(self) -> sea_orm::ActiveValue<$name> {
                sea_orm::ActiveValue::Set(self)
            }
        }
    )+};
}

stored_as_text! {
    crate::Again,
    crate::CollectionAccess,
    crate::SubjectKind,
    crate::HowTold,
    crate::Licence,
    crate::MaterialKind,
    crate::MaterialState,
    crate::MemberKind,
    crate::NoticeKind,
    crate::OrganisationKind,
    crate::GroupRole,
    crate::Joining,
    crate::ReactionKind,
    crate::Role,
    crate::ThreadKind,
    crate::staff::ReportKind,
}
