//! What objects take: `__sizeof__`.

use crate::value::*;

use super::*;

/// The bytes of an object and of what belongs to it alone; those of a register if the value is no object.
pub fn size_in_bytes(v: &Value) -> usize {
    let Value::Object(o) = v else { return size_of::<Value>() };
    let own = fixed_size(o.layout());
    own + match o.layout() {
        Layout::Instance => o.get::<InstanceObj>().map_or(0, |i| i.all_bytes()),
        Layout::Str => o.get::<StrObj>().map_or(0, |s| s.alloc_size()),
        Layout::BigInt => o.get::<BigIntObj>().map_or(0, |b| b.value.as_sign_words().1.len() * 8),
        Layout::List => o.get::<ListObj>().map_or(0, |l| l.bytes()),
        Layout::Tuple => o.get::<TupleObj>().map_or(0, |t| t.len() * size_of::<Value>()),
        Layout::Dict => o.get::<DictObj>().map_or(0, |d| d.data.with(|d| d.bytes())),
        Layout::Set => o.get::<SetObj>().map_or(0, |s| s.data.with(|s| s.bytes())),
        Layout::Bytes => o.get::<BytesObj>().map_or(0, |b| b.data.len()),
        Layout::Type => o.get::<TypeObj>().map_or(0, |t| t.dict.with(|d| d.bytes())),
        Layout::Native => native_type(o).map_or(0, |t| t.size),
        Layout::Generator => {
            o.get::<GeneratorObj>().map_or(0, |g| g.code.n_regs as usize * size_of::<Value>())
        }
        Layout::Code => o
            .get::<CodeObj>()
            .map_or(0, |c| c.code.instrs.len() * size_of::<Word>() + c.consts.len() * size_of::<Value>()),
        _ => 0,
    }
}

/// The size of the struct; 0 where it is not fixed.
fn fixed_size(l: Layout) -> usize {
    match l {
        Layout::Free | Layout::Instance | Layout::Str | Layout::Native => 0,
        Layout::Exception => size_of::<ExceptionObj>(),
        Layout::Type => size_of::<TypeObj>(),
        Layout::BigInt => size_of::<BigIntObj>(),
        Layout::List => size_of::<ListObj>(),
        Layout::Tuple => size_of::<TupleObj>(),
        Layout::Dict => size_of::<DictObj>(),
        Layout::Set => size_of::<SetObj>(),
        Layout::Range => size_of::<RangeObj>(),
        Layout::Slice => size_of::<SliceObj>(),
        Layout::Function => size_of::<FunctionObj>(),
        Layout::NativeFunction => size_of::<NativeObj>(),
        Layout::BoundMethod => size_of::<BoundMethodObj>(),
        Layout::Cell => size_of::<CellObj>(),
        Layout::Generator | Layout::Coroutine => size_of::<GeneratorObj>(),
        Layout::Code => size_of::<CodeObj>(),
        Layout::Module => size_of::<ModuleObj>(),
        Layout::Iterator => size_of::<IteratorObj>(),
        Layout::Property => size_of::<PropertyObj>(),
        Layout::Wrapper => size_of::<WrapperObj>(),
        Layout::Singleton => size_of::<SingletonObj>(),
        Layout::Bytes => size_of::<BytesObj>(),
        Layout::Traceback => size_of::<TracebackObj>(),
        Layout::Super => size_of::<SuperObj>(),
        Layout::File => size_of::<FileObj>(),
        Layout::DictView => size_of::<DictViewObj>(),
        Layout::Complex => size_of::<ComplexObj>(),
        Layout::BigRange => size_of::<BigRangeObj>(),
        Layout::AsyncStep => size_of::<AsyncStepObj>(),
        Layout::WeakRef => size_of::<WeakRefObj>(),
        Layout::Member => size_of::<MemberObj>(),
        Layout::Proxy => size_of::<ProxyObj>(),
    }
}
