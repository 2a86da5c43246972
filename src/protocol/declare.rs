//! The declaration of commands and replies: one row contains everything that is fixed about a command.

/// A command in words, for the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandHelp {
    /// The value of the member `command`.
    pub name: &'static str,
    /// The other members. `?` marks an optional member; its value is described after a colon.
    pub members: &'static [&'static str],
    /// The effect, in lines of documentation.
    pub does: &'static [&'static str],
    /// The name of the reply.
    pub reply: &'static str,
}

impl CommandHelp {
    /// Returns the effect and the reply as one line.
    pub fn line(&self) -> String {
        let lines: Vec<&str> = self.does.iter().map(|line| line.trim()).collect();
        format!("{} Reply: {}.", lines.join(" "), self.reply)
    }
}

/// Declares families of commands. A row has the documentation, which is also the help; `query` for a command that
/// changes no ledger, chain, pool or session, else `change`; the type; the name in messages; the members, each with its
/// words for the help; and the type of the reply.
macro_rules! commands {
    ($(
        $(#[doc = $of_family:literal])*
        $family:ident($commands:ident) {
            $(
                $(#[doc = $doc:literal])*
                $kind:ident $command:ident = $name:literal {
                    $( $(#[$about:meta])* $member:ident: $type:ty = $words:expr, )*
                } -> $reply:ty;
            )*
        }
    )*) => {
        /// A command with the type of its reply.
        pub trait Ask: Into<Command> + 'static {
            /// The reply.
            type Reply: FromReply;
        }

        $($(
            $(#[doc = $doc])*
            #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
            #[serde(deny_unknown_fields)]
            pub struct $command {
                $( $(#[$about])* pub $member: $type, )*
            }

            impl From<$command> for Command {
                fn from(command: $command) -> Self {
                    Self::$family($commands::$command(command))
                }
            }

            impl Ask for $command {
                type Reply = $reply;
            }
        )*)*

        $(
            $(#[doc = $of_family])*
            #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
            #[serde(tag = "command")]
            pub enum $commands {
                $( $(#[doc = $doc])* #[serde(rename = $name)] $command($command), )*
            }
        )*

        /// A request of the page. Text that a person typed is a plain string: the worker parses it, and a fault names
        /// its field. In a message it is an object with the name as member `command`, beside the members of the row.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Command {
            $( $(#[doc = $of_family])* $family($commands), )*
        }

        impl Serialize for Command {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $( Self::$family(command) => command.serialize(serializer), )*
                }
            }
        }

        impl<'de> Deserialize<'de> for Command {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                /// All commands side by side, as they are in messages.
                #[derive(Deserialize)]
                #[serde(tag = "command")]
                enum Message {
                    $($( #[serde(rename = $name)] $command($command), )*)*
                }
                Ok(match Message::deserialize(deserializer)? {
                    $($( Message::$command(command) => command.into(), )*)*
                })
            }
        }

        impl Command {
            /// Returns true if the command changes no ledger, chain, pool or session. The access log may grow.
            pub const fn is_read_only(&self) -> bool {
                match self {
                    $($( Self::$family($commands::$command(_)) => commands!(@$kind), )*)*
                }
            }
        }

        /// The help of every command, in the order of the declaration.
        pub const COMMANDS: &[CommandHelp] = &[
            $($( CommandHelp {
                name: $name,
                members: &[$($words),*],
                does: &[$($doc),*],
                reply: <$reply as FromReply>::NAME,
            }, )*)*
        ];
    };
    (@query) => { true };
    (@change) => { false };
}

/// Declares the replies: the name in messages, the variant and the type, boxed if it is large.
macro_rules! replies {
    ($( $(#[doc = $doc:literal])* $name:literal $variant:ident($($shape:tt)+); )*) => {
        /// The reply to a command.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "reply", content = "value")]
        pub enum Reply {
            /// The command is done, and its effect is on disk.
            #[serde(rename = "done")]
            Done,
            $( $(#[doc = $doc])* #[serde(rename = $name)] $variant(replies!(@type $($shape)+)), )*
        }

        impl From<()> for Reply {
            fn from((): ()) -> Self {
                Self::Done
            }
        }

        impl FromReply for () {
            const NAME: &'static str = "done";

            fn from_reply(reply: Reply) -> Option<Self> {
                matches!(reply, Reply::Done).then_some(())
            }
        }

        $( replies!(@impl $name $variant $($shape)+); )*
    };
    (@type box $type:ty) => { Box<$type> };
    (@type $type:ty) => { $type };
    (@impl $name:literal $variant:ident box $type:ty) => {
        impl From<$type> for Reply {
            fn from(value: $type) -> Self {
                Self::$variant(Box::new(value))
            }
        }

        impl FromReply for $type {
            const NAME: &'static str = $name;

            fn from_reply(reply: Reply) -> Option<Self> {
                if let Reply::$variant(value) = reply { Some(*value) } else { None }
            }
        }
    };
    (@impl $name:literal $variant:ident $type:ty) => {
        impl From<$type> for Reply {
            fn from(value: $type) -> Self {
                Self::$variant(value)
            }
        }

        impl FromReply for $type {
            const NAME: &'static str = $name;

            fn from_reply(reply: Reply) -> Option<Self> {
                if let Reply::$variant(value) = reply { Some(value) } else { None }
            }
        }
    };
}

pub(super) use {commands, replies};
