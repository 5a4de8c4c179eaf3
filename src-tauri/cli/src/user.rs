//! user add, set, list, leave.

use register::Register;
use register::users::{User, add_user, change_user, user_leaves, user_list};

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
            change_user(&mut register, &name, role, pin.as_deref(), &now)?;
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
    print(&user_list(register)?.into_iter().find(is_meant))
}
