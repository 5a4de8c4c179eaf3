//! The words of the command line.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand};

use crate::conditions::Conditions;

/// Sổ phát triển đảng viên: the register from the command line.
#[derive(Debug, Parser)]
#[command(name = "nguon-cli", version, about = "Nguồn – Sổ phát triển đảng viên")]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

/// What day it is, where the clock is not to be believed.
#[derive(Debug, Default, Args)]
pub struct Today {
    /// The day on which it is written down, instead of the clock's
    #[arg(long)]
    pub today: Option<String>,
}

/// Where the sheet of a person or a unit goes.
#[derive(Debug, Args)]
pub struct SheetOut {
    /// The sheet as a PDF; without it the answer is JSON
    #[arg(short, long, value_name = "OUT.pdf", conflicts_with = "json")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub today: Today,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Makes a new register
    New(New),
    /// Says what the file holds
    Info {
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Brings a workbook in
    Import {
        file: PathBuf,
        book: PathBuf,
        /// Says what would be done and writes nothing
        #[arg(long)]
        dry_run: bool,
        /// Why rows are taken that a rule stands against; without one they are left and named
        #[arg(long)]
        reason: Option<String>,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Takes back the last operation not yet taken back, or one import
    Undo {
        file: PathBuf,
        #[arg(long)]
        batch: Option<i32>,
        /// Of many people, only those whom nothing later holds
        #[arg(long, requires = "batch")]
        rest: bool,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Does again what the last undo took back
    Redo {
        file: PathBuf,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// What was done, newest first, with each row before and after
    Log {
        file: PathBuf,
        /// Only what touched this person's rows: facts, cases, entries
        #[arg(long)]
        person: Option<i32>,
        /// Only so many, the newest
        #[arg(long)]
        last: Option<u32>,
        /// Only that after which the log ended with this head, the eight letters of a paper or a copy
        #[arg(long, conflicts_with_all = ["person", "last"])]
        head: Option<String>,
        #[arg(long)]
        json: bool,
    },
    /// Units
    Unit {
        #[command(subcommand)]
        command: UnitCommand,
    },
    /// People
    Person {
        #[command(subcommand)]
        command: PersonCommand,
    },
    /// Courses
    Course {
        #[command(subcommand)]
        command: CourseCommand,
    },
    /// Requests for background checks that come in from other places
    Request {
        #[command(subcommand)]
        command: RequestCommand,
    },
    /// Records what happened to a case, or to a unit
    Event(Event),
    /// Lists people on a day; `list fields FILE` tells what can be asked of them, `list save FILE NAME` keeps a list under a name,
    /// `list names FILE` tells those there are
    List(List),
    /// Keeps what a list asks for under a name
    #[command(name = "list-save", hide = true)]
    ListSave {
        #[command(flatten)]
        list: List,
        name: String,
    },
    /// The lists with a name
    #[command(name = "list-names", hide = true)]
    ListNames {
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// What a list can be filtered by
    #[command(name = "list-fields", hide = true)]
    ListFields {
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Clocks that fall due
    Due {
        file: PathBuf,
        #[arg(long)]
        as_of: Option<String>,
        /// Calendar days
        #[arg(long, default_value_t = 30)]
        within: u32,
        /// What falls due before that day
        #[arg(long, conflicts_with = "within")]
        before: Option<String>,
        /// What must be waited for, too
        #[arg(long)]
        waits: bool,
        #[arg(long)]
        json: bool,
    },
    /// Targets on a day
    Targets {
        file: PathBuf,
        #[arg(long)]
        as_of: Option<String>,
        #[arg(long)]
        json: bool,
    },
    /// The figures of a period beside the same days of the year before
    Report(Report),
    /// Programmes of targets
    Programme {
        #[command(subcommand)]
        command: ProgrammeCommand,
    },
    /// Targets of a programme
    Target {
        #[command(subcommand)]
        command: TargetCommand,
    },
    /// Settings of the register
    Setting {
        #[command(subcommand)]
        command: SettingCommand,
    },
    /// Looks for damage
    Check {
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Copies the register into a folder, to be handed on
    Backup {
        file: PathBuf,
        dir: PathBuf,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Puts a copy in the place of the register, or where there is none
    Restore {
        backup: PathBuf,
        file: PathBuf,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Brings what is readable of a damaged register, its copies and its log into a new one, and names what was lost
    Recover {
        file: PathBuf,
        new: PathBuf,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Gives the register another passphrase, that of `NGUON_NEW_PASSPHRASE`, and a new recovery card
    Rekey {
        file: PathBuf,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// The copies that stand beside the register and in its second place
    Copies {
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Who may sign in, and as what
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Holds the register against another copy of it, which is only read; `NGUON_OTHER_PASSPHRASE` opens that one where it
    /// is under another passphrase
    Compare {
        file: PathBuf,
        other: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Counts one clock with the shipped rules
    Calendar {
        #[arg(long)]
        rule: String,
        #[arg(long)]
        variant: Option<String>,
        #[arg(long)]
        from: String,
        #[arg(long)]
        json: bool,
    },
    /// Keys to sort and search by; a text with a leading hyphen stands after `--`
    Key {
        #[arg(required = true)]
        texts: Vec<String>,
        #[arg(long)]
        json: bool,
    },
}

impl Command {
    /// The register that a command is about.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::New(New { file, .. })
            | Self::Info { file, .. }
            | Self::Import { file, .. }
            | Self::Undo { file, .. }
            | Self::Redo { file, .. }
            | Self::Log { file, .. }
            | Self::Event(Event { file, .. })
            | Self::List(List { file, .. })
            | Self::ListSave { list: List { file, .. }, .. }
            | Self::ListNames { file, .. }
            | Self::ListFields { file, .. }
            | Self::Due { file, .. }
            | Self::Targets { file, .. }
            | Self::Report(Report { file, .. })
            | Self::Backup { file, .. }
            | Self::Restore { file, .. }
            | Self::Recover { file, .. }
            | Self::Copies { file, .. }
            | Self::Compare { file, .. }
            | Self::Rekey { file, .. }
            | Self::Check { file, .. } => Some(file),
            Self::Unit { command } => Some(command.file()),
            Self::Person { command } => Some(command.file()),
            Self::Course { command } => Some(command.file()),
            Self::Request { command } => Some(command.file()),
            Self::User { command } => Some(command.file()),
            Self::Setting { command } => Some(command.file()),
            Self::Programme { command: ProgrammeCommand::Add { file, .. } } | Self::Target { command: TargetCommand::Add { file, .. } } => Some(file),
            Self::Calendar { .. } | Self::Key { .. } => None,
        }
    }
}

#[derive(Debug, Args)]
pub struct Report {
    pub file: PathBuf,
    /// movement, admitted, present
    #[arg(long)]
    pub report: String,
    /// 2021-H1, 2021-H2, 2021-9M, 2021, or 2021-01-01..2021-06-30
    #[arg(long)]
    pub period: String,
    /// Of these units with all below them; none: of the whole register
    #[arg(long)]
    pub unit: Vec<i32>,
    /// json, xlsx, pdf
    #[arg(long)]
    pub format: Option<String>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub today: Today,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct New {
    pub file: PathBuf,
    /// A lifelike, invented unit
    #[arg(long, conflicts_with = "generate")]
    pub sample: bool,
    /// So many invented people, for measuring
    #[arg(long)]
    pub generate: Option<u32>,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    #[command(flatten)]
    pub today: Today,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum UnitCommand {
    /// Adds a unit
    Add {
        file: PathBuf,
        #[arg(long)]
        name: String,
        #[arg(long)]
        parent: Option<i32>,
        #[arg(long)]
        kind: Option<String>,
        #[arg(long)]
        from: Option<String>,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Lists the units standing on a day
    List {
        file: PathBuf,
        #[arg(long)]
        as_of: Option<String>,
        #[arg(long)]
        json: bool,
    },
    /// Shows a unit on a day, or prints its sheet
    Show {
        file: PathBuf,
        unit: i32,
        #[arg(long)]
        as_of: Option<String>,
        #[command(flatten)]
        sheet: SheetOut,
        #[arg(long)]
        json: bool,
    },
    /// Changes facts of a unit that are no events
    Set {
        file: PathBuf,
        unit: i32,
        /// name (at its founding), grassroots_type, enterprise_type, organization_code, head_superior, head_issuer, symbol, seal,
        /// sort_order or note
        #[arg(long = "set", value_name = "FIELD=VALUE", required = true)]
        set: Vec<String>,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
}

impl UnitCommand {
    fn file(&self) -> &Path {
        match self {
            Self::Add { file, .. } | Self::List { file, .. } | Self::Show { file, .. } | Self::Set { file, .. } => file,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum PersonCommand {
    /// Enters a person
    Add {
        file: PathBuf,
        #[arg(long)]
        name: String,
        #[arg(long)]
        unit: i32,
        #[arg(long)]
        on: String,
        /// candidate_listed, candidate_introduced, candidate_moved_in, member_recorded or transfer_received
        #[arg(long, default_value = "candidate_listed")]
        first: String,
        /// A field of the person or of the first event
        #[arg(long = "set", value_name = "FIELD=VALUE")]
        set: Vec<String>,
        #[arg(long)]
        reason: Option<String>,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Shows a person on a day, or prints their sheet
    Show {
        file: PathBuf,
        person: i32,
        #[arg(long)]
        as_of: Option<String>,
        #[command(flatten)]
        sheet: SheetOut,
        #[arg(long)]
        json: bool,
    },
    /// Changes facts of a person
    Set {
        file: PathBuf,
        person: i32,
        /// A field of the person; nothing after the sign clears it
        #[arg(long = "set", value_name = "FIELD=VALUE", required = true)]
        set: Vec<String>,
        /// From when facts hold that are kept by date; today
        #[arg(long)]
        from: Option<String>,
        /// Why, kept in the log
        #[arg(long)]
        reason: Option<String>,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Writes one fact of many people, all of them or none
    Fill {
        file: PathBuf,
        /// The fact: file_number
        field: String,
        /// Whose, and what it is
        #[arg(long = "set", value_name = "PERSON=VALUE", required = true)]
        set: Vec<String>,
        /// From when it holds, where it is kept by date; today
        #[arg(long)]
        from: Option<String>,
        /// Why, kept in the log
        #[arg(long)]
        reason: Option<String>,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Makes two entries of one person one
    Merge {
        file: PathBuf,
        /// The entry that stays, with what it says where the two differ
        keep: i32,
        /// The entry whose cases go to it
        drop: i32,
        /// A fact of which the second's word stays
        #[arg(long = "take", value_name = "FIELD")]
        take: Vec<String>,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
}

impl PersonCommand {
    fn file(&self) -> &Path {
        match self {
            Self::Add { file, .. } | Self::Show { file, .. } | Self::Set { file, .. } | Self::Fill { file, .. } | Self::Merge { file, .. } => file,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Adds a user, whose PIN is that of `NGUON_NEW_PIN`; the first must be a keeper
    Add {
        file: PathBuf,
        name: String,
        /// reader, clerk or keeper
        #[arg(long)]
        role: String,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Gives a user another role, another PIN, or both
    Set {
        file: PathBuf,
        name: String,
        /// reader, clerk or keeper
        #[arg(long, required_unless_present = "pin")]
        role: Option<String>,
        /// The PIN of `NGUON_NEW_PIN`
        #[arg(long)]
        pin: bool,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Lists who may sign in, and who has left
    List {
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// A user leaves; their entries stay
    Leave {
        file: PathBuf,
        name: String,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
}

impl UserCommand {
    fn file(&self) -> &Path {
        match self {
            Self::Add { file, .. } | Self::Set { file, .. } | Self::List { file, .. } | Self::Leave { file, .. } => file,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum CourseCommand {
    /// Adds a course
    Add {
        file: PathBuf,
        #[arg(long)]
        name: String,
        #[arg(long)]
        from: String,
        #[arg(long)]
        to: String,
        #[arg(long, default_value = "admission_course")]
        kind: String,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Lists the courses, newest first
    List {
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Shows a course and who was sent to it
    Show {
        file: PathBuf,
        course: i32,
        #[arg(long)]
        json: bool,
    },
}

impl CourseCommand {
    fn file(&self) -> &Path {
        match self {
            Self::Add { file, .. } | Self::List { file, .. } | Self::Show { file, .. } => file,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum RequestCommand {
    /// Writes down a request that came in
    Add {
        file: PathBuf,
        /// The organization that asks
        #[arg(long)]
        from: String,
        /// The person asked about
        #[arg(long)]
        about: String,
        /// Who answers here; may be left out where one unit stands at the top
        #[arg(long)]
        unit: Option<i32>,
        /// Received here on
        #[arg(long)]
        on: String,
        /// applicant, document_number, document_date, answered_on, answer_number, note
        #[arg(long, value_name = "FIELD=VALUE")]
        set: Vec<String>,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Writes down that one was answered
    Answer {
        file: PathBuf,
        request: i32,
        #[arg(long)]
        on: String,
        /// The answer's number
        #[arg(long)]
        number: Option<String>,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
    /// Lists them, those that wait for an answer first
    List {
        file: PathBuf,
        #[arg(long)]
        as_of: Option<String>,
        #[arg(long)]
        json: bool,
    },
}

impl RequestCommand {
    fn file(&self) -> &Path {
        match self {
            Self::Add { file, .. } | Self::Answer { file, .. } | Self::List { file, .. } => file,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum SettingCommand {
    /// All settings by name; null where one is not set
    List {
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Changes a setting; nothing as its value leaves it to what is usual
    Set {
        file: PathBuf,
        name: String,
        #[arg(allow_negative_numbers = true)]
        value: String,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
}

impl SettingCommand {
    fn file(&self) -> &Path {
        match self {
            Self::List { file, .. } | Self::Set { file, .. } => file,
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum ProgrammeCommand {
    /// Adds a programme
    Add {
        file: PathBuf,
        #[arg(long)]
        name: String,
        #[arg(long)]
        from: String,
        #[arg(long)]
        to: String,
        /// document_number or note
        #[arg(long = "set", value_name = "FIELD=VALUE")]
        set: Vec<String>,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum TargetCommand {
    /// Sets a target
    Add {
        file: PathBuf,
        programme: i32,
        indicator: String,
        /// People, or percent for a share
        #[arg(long)]
        value: String,
        /// The unit; the whole register
        #[arg(long)]
        unit: Option<i32>,
        /// The programme's first day
        #[arg(long)]
        from: Option<String>,
        /// The programme's last day
        #[arg(long)]
        to: Option<String>,
        /// For a share of members or workers: of how many
        #[arg(long)]
        denominator: Option<String>,
        #[command(flatten)]
        today: Today,
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub struct Event {
    pub file: PathBuf,
    /// The case, or several between commas, as one operation; the unit for a kind of units
    #[arg(value_delimiter = ',', required = true)]
    pub case: Vec<i32>,
    pub kind: String,
    #[arg(long)]
    pub on: String,
    #[arg(long = "set", value_name = "FIELD=VALUE")]
    pub set: Vec<String>,
    /// Why it is recorded against a rule
    #[arg(long)]
    pub reason: Option<String>,
    /// The first document number, such as 31-NQ/ĐU: each case has its own
    #[arg(long)]
    pub numbers_from: Option<String>,
    #[command(flatten)]
    pub today: Today,
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct List {
    pub file: PathBuf,
    #[arg(long)]
    pub stage: Option<String>,
    #[arg(long)]
    pub unit: Option<i32>,
    #[arg(long)]
    pub as_of: Option<String>,
    /// On paper, of those to be reviewed for recognition: whose probation is over by this day.
    #[arg(long)]
    pub before: Option<String>,
    #[arg(long, default_value = "")]
    pub search: String,
    #[command(flatten)]
    pub conditions: Conditions,
    /// Fields one after another, a hyphen before one that is turned round: unit,-birth_date; see list fields
    #[arg(long, allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// Fields, name, clock, schooling, listed_on, course, or blank:HEAD for a pen
    #[arg(long, value_name = "a,b,c")]
    pub columns: Option<String>,
    /// In groups by this field: unit, stage, a code, the year of a day
    #[arg(long)]
    pub group: Option<String>,
    /// The list of that name; what else is asked for comes on top of it
    #[arg(long)]
    pub named: Option<String>,
    /// As this paper: list_members, list_cards, list_units, list_course, list_decisions, member_book, …
    #[arg(long, value_name = "KEY")]
    pub paper: Option<String>,
    /// Of a course's papers: which
    #[arg(long)]
    pub course: Option<i32>,
    /// Of list_decisions: decision, conversion_decision, struck_off, decision_cancelled, expelled, resigned
    #[arg(long)]
    pub kind: Option<String>,
    /// Of a book: the five years from this day on
    #[arg(long, value_name = "DATE")]
    pub term: Option<String>,
    /// Of a book: this year
    #[arg(long)]
    pub year: Option<i32>,
    /// Bound as a book, under a title page
    #[arg(long)]
    pub book: bool,
    /// Whose membership or way ended between two days, with cause
    #[arg(long, value_name = "FROM..TO")]
    pub left: Option<String>,
    /// Who came among the members between two days, with cause
    #[arg(long, value_name = "FROM..TO")]
    pub came: Option<String>,
    #[arg(long)]
    pub format: Option<String>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub today: Today,
    #[arg(long)]
    pub json: bool,
}
