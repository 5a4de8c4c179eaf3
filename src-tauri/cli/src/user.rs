//! user add, set, list, leave.

use register::users::{User, add_user, set_pin, set_role, user_leaves, user_list};
use register::{Register, RegisterError};
use serde_json::json;

use crate::arguments::UserCommand;
use crate::{Failure, ask, json as print};

pub fn run(command: UserCommand) -> Result<(), Failure> {
    match command {
        UserCommand::Add { file, name, role, today, .. } => {
            let pin = ask::new_pin()?;
            let (mut register, now) = ask::open(&file, &today)?;
            let done = add_user(&mut register, &name, ask::role(&role)?, &pin, &now)?;
            tell(&register, |user| user.user == done.value)
        }
        UserCommand::Set { file, name, role, pin, today, .. } => {
            let pin = if pin { Some(ask::new_pin()?) } else { None };
            let role = role.as_deref().map(ask::role).transpose()?;
            let (mut register, now) = ask::open(&file, &today)?;
            if let Some(role) = role {
                set_role(&mut register, &name, role, &now)?;
            }
            if let Some(pin) = pin {
                set_pin(&mut register, &name, &pin, &now)?;
            }
            tell(&register, |user| is_named(user, &name))
        }
        UserCommand::Leave { file, name, today, .. } => {
            let (mut register, now) = ask::open(&file, &today)?;
            user_leaves(&mut register, &name, &now)?;
            tell(&register, |user| is_named(user, &name))
        }
        UserCommand::List { file, .. } => print(&user_list(&ask::open_to_read(&file)?)?),
    }
}

fn is_named(user: &User, name: &str) -> bool {
    domain::name::search_key(&user.name) == domain::name::search_key(name)
}

/// The user as they stand now.
fn tell(register: &Register, is_meant: impl Fn(&User) -> bool) -> Result<(), Failure> {
    let users: Result<Vec<User>, RegisterError> = user_list(register);
    print(&users?.into_iter().find(is_meant).map_or(json!(null), |user| json!(user)))
}
