//! Why recordings are given up, and whether it is worth trying again.

/// Whether what failed is tried again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Retry {
    /// It may go away by itself: again and again, each time after twice as long.
    Later,
    /// Another path through the code may do better: a few times.
    Elsewhere,
}

macro_rules! aborts {
    ($($name:ident $text:literal $retry:ident;)*) => {
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
        pub enum Abort { $(#[doc = $text] $name,)* }
        impl Abort {
            /// All of them.
            pub const ALL: &[Abort] = &[$(Abort::$name,)*];
            /// As statistics and the log have it.
            pub fn text(self) -> &'static str { match self { $(Abort::$name => $text,)* } }
            pub fn retry(self) -> Retry { match self { $(Abort::$name => Retry::$retry,)* } }
        }
    };
}
aborts! {
    TooLong "trace too long" Elsewhere;
    TooDeep "too many inlined calls" Elsewhere;
    InnerLoop "inner loop is not compiled yet" Later;
    Exception "exception" Later;
    Unsupported "instruction not supported" Elsewhere;
    GlobalChanged "a global the trace relies on changed" Later;
    LoopInCall "call of a function with a loop" Elsewhere;
    GeneratorFrame "inside a generator" Elsewhere;
    SlotChanged "an attribute gets a value of another type" Later;
    Raised "a helper raised" Elsewhere;
    LooksAtFrames "call of a function that looks at variables" Elsewhere;
    Empty "empty trace" Elsewhere;
    OtherThread "another thread records" Later;
    NotCompiled "machine code could not be made" Elsewhere;
}
