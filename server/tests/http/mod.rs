//! The application over HTTP: every form by a script, plainly, and from a foreign page; good input and bad.

mod addresses;
mod doors;
mod faults;
mod fuzz;
mod groups;
mod guard;
mod hostile;
mod input;
mod machines;
mod material_form;
mod matrix;
mod own_data;
mod refused;
mod search;
mod sessions;
mod undoing;
mod writing;
mod zones;

use crate::support;
