//! Handlers that move values: registers, constants, variables, attributes, items, displays.
#![allow(unsafe_code, reason = "registers and instructions are reached by raw pointers")]

use super::*;

handlers! {
    nop(s) { s.next() }

    move_op(s) {
        let v = s.read(s.b(), KILL_B);
        s.put(v)
    }

    load_k(s) {
        let v = (*s.k()).clone();
        s.put(v)
    }

    clear(s) { s.put(Value::Undef) }

    check_bound(s) {
        if (*s.a()).is_undef() {
            return s.tail(unbound);
        }
        s.next()
    }

    del_local(s) {
        if (*s.a()).is_undef() {
            return s.tail(unbound);
        }
        s.put(Value::Undef)
    }

    #[cold]
    #[inline(never)]
    unbound(s) {
        s.save();
        let ins = s.ins();
        match ins.op {
            Op::LoadCell => unbound_local(s.vm, &*s.k()),
            Op::LoadFree => unbound_free(s.vm, &*s.k()),
            _ => unbound_local(s.vm, &*s.k()),
        }
        s.tail(raise)
    }

    load_global(s) {
        let site = s.global();
        let mut v = cell_ref(&site.cell).value.get();
        if v.is_undef() {
            if site.fallback.is_null() {
                return s.tail(no_global);
            }
            v = cell_ref(&site.fallback).value.get();
            if v.is_undef() {
                return s.tail(no_global);
            }
        }
        s.put(v)
    }

    #[cold]
    #[inline(never)]
    no_global(s) {
        s.save();
        let name = cell_ref(&s.global().cell).name.clone();
        s.vm.name_error(&name);
        drop(name);
        s.tail(raise)
    }

    store_global(s) {
        let cell = cell_ref(&s.global().cell);
        let at = cell.value.as_ptr();
        if cell.state.get() != CellState::Variable || (*at).is_undef() {
            return s.tail(store_global_first);
        }
        let v = s.read(s.a(), KILL_A);
        let pc = s.pc.add(1);
        s.put_and_go(at, v, pc)
    }

    make_cell(s) {
        let v = take_value(&mut *s.a());
        s.put(CellObj::new(v).into())
    }

    load_cell(s) {
        let v = match (*s.b()).get_exact::<CellObj>() {
            Some(c) => c.value.get(),
            None => Value::Undef,
        };
        if v.is_undef() {
            return s.tail(unbound);
        }
        s.put(v)
    }

    store_cell(s) {
        let Some(c) = (*s.a()).get_exact::<CellObj>() else { return s.next() };
        let v = s.read(s.b(), KILL_B);
        let pc = s.pc.add(1);
        s.put_and_go(c.value.as_ptr(), v, pc)
    }

    load_free(s) {
        let i = s.word().b;
        let v = match free_cell(s.frame(), i) {
            Some(c) => c.value.get(),
            None => Value::Undef,
        };
        if v.is_undef() {
            return s.tail(unbound);
        }
        s.put(v)
    }

    store_free(s) {
        let i = s.word().a;
        let Some(at) = free_cell(s.frame(), i).map(|c| c.value.as_ptr()) else { return s.next() };
        let v = s.read(s.b(), KILL_B);
        let pc = s.pc.add(1);
        s.put_and_go(at, v, pc)
    }

    load_free_cell(s) {
        let i = s.word().b;
        let v = free_cell(s.frame(), i).map_or(Value::Undef, |c| Ref::from_ref(c).into());
        s.put(v)
    }

    // ---- attributes ---------------------------------------------------------------------------------

    load_attr_fast(s) {
        let cache = s.site().cache.as_ptr();
        load_slot(s, cache, load_attr_second)
    }

    /// As [`load_attr_fast`], for an object of the other shape that the site has seen.
    #[inline(never)]
    load_attr_second(s) {
        let cache = s.site().second.as_ptr();
        load_slot(s, cache, load_attr_of_class)
    }

    /// As [`load_attr_fast`], for what classes and modules have.
    #[inline(never)]
    load_attr_of_class(s) {
        let site = s.site();
        if let Value::Object(x) = &*s.b()
            && s.outlives(x, KILL_B)
            && let Some(v) = cached_value(x, &*site.cache.as_ptr()).or_else(|| cached_value(x, &*site.second.as_ptr()))
        {
            s.let_go(s.b(), KILL_B);
            return s.put(v);
        }
        s.tail(load_attr_out)
    }

    #[inline(never)]
    load_attr_out(s) {
        s.save();
        let r = load_attr_op(s.vm, s.base, *s.ins(), s.site());
        s.flow(r)
    }

    store_attr_fast(s) {
        let cache = s.site().cache.as_ptr();
        if let Value::Object(x) = &*s.a()
            && let Some(slot) = inline_slot(x, cache)
            && (*((*cache).aux as *const SlotKind)).admits((*s.b()).tag())
            && s.outlives(x, KILL_A)
        {
            let v = s.read(s.b(), KILL_B);
            s.let_go(s.a(), KILL_A);
            let pc = s.pc.add(1);
            return s.put_and_go(slot, v, pc);
        }
        s.tail(store_attr_new)
    }

    /// The instance gets a new attribute, as the instances before it did at this site.
    #[inline(never)]
    store_attr_new(s) {
        let cache = s.site().cache.as_ptr();
        if let Value::Object(x) = &*s.a()
            && let Some(i) = x.get::<InstanceObj>()
            && i.shape_ptr() as *const () == (*cache).key
            && (*cache).kind == CacheKind::Add
            && i.class().version.get() == (*cache).version
            && s.outlives(x, KILL_A)
            && i.has_inline_room()
        {
            let v = s.read(s.b(), KILL_B);
            i.push_slot((*cache).aux as *const Shape, v);
            s.let_go(s.a(), KILL_A);
            return s.next();
        }
        s.tail(store_attr_out)
    }

    #[inline(never)]
    store_attr_out(s) {
        s.save();
        let r = store_attr_op(s.vm, s.base, *s.ins(), s.site());
        s.flow(r)
    }

    load_method_fast(s) {
        let site = s.site();
        let (at, at1) = (s.a(), s.a().add(1));
        if let Value::Object(x) = &*s.b()
            && s.is_free(at)
            && s.is_free(at1)
        {
            if let Some(m) = x.get::<ModuleObj>()
                && let Some(v) = m.cached(&*site.cache.as_ptr())
                && s.outlives(x, KILL_B)
            {
                // A function of a module: called without a receiver.
                s.let_go(s.b(), KILL_B);
                ptr::write(at, Value::Undef);
                let pc = s.pc.add(1);
                return s.put_and_go(at1, v, pc);
            }
            let found = cached_method(x, &*site.cache.as_ptr()).or_else(|| cached_method(x, &*site.second.as_ptr()));
            if let Some(f) = found.map(ManuallyDrop::new) {
                let receiver = s.read(s.b(), KILL_B);
                // Both registers are free.
                ptr::write(at1, receiver);
                ptr::write(at, ManuallyDrop::into_inner(f));
                return s.next();
            }
        }
        s.tail(load_method_out)
    }

    // ---- items --------------------------------------------------------------------------------------

    get_item_fast(s) {
        let key = s.c();
        load_item(s, key)
    }

    get_item_k(s) {
        let key = s.k();
        load_item(s, key)
    }

    /// As [`get_item_fast`], of a list of bools or a tuple, or counted from the end.
    #[inline(never)]
    get_item_second(s) {
        let key = s.c_or_k();
        if let (Value::Object(o), Value::Int(i)) = (&*s.b(), &*key) {
            let v = if let Some(l) = o.get::<ListObj>() {
                wrap_index(*i, l.len()).and_then(|i| l.get(i))
            } else if let Some(t) = o.get::<TupleObj>() {
                wrap_index(*i, t.len()).map(|i| t.items().get_unchecked(i).clone())
            } else {
                None
            };
            if let Some(v) = v {
                s.let_go(s.b(), KILL_B);
                return s.put(v);
            }
        }
        s.tail(get_item_out)
    }

    #[inline(never)]
    get_item_out(s) {
        handlers!(@function #[inline(never)] at_hand(s) -> bool {
            let Value::Object(o) = &*s.b() else { return false };
            let Some(v) = item_at_hand(o, &*s.c_or_k()) else { return false };
            kill_operands(s.base, *s.ins());
            put_value(&mut *s.a(), v);
            true
        });
        if at_hand(s.vm, s.pc, s.base, s.code) {
            let pc = s.pc.add(1);
            return s.serve_and_poll(pc);
        }
        s.save();
        let ins = s.ins();
        let key = if ins.op == Op::GetItemK { s.k() } else { s.c() };
        let r = get_item_slow(s.vm, s.base, *ins, key);
        s.flow(r)
    }

    set_item_fast(s) {
        let key = s.b();
        store_item(s, key)
    }

    set_item_k(s) {
        let key = s.k();
        store_item(s, key)
    }

    /// `SetItem` on anything, and `SetItemK`.
    #[inline(never)]
    set_item_op(s) {
        s.save();
        let ins = s.ins();
        let key = if ins.op == Op::SetItemK { s.k() } else { s.b() };
        let r = set_item_slow(s.vm, s.base, *ins, key);
        s.flow(r)
    }

    // ---- displays -----------------------------------------------------------------------------------

    list_append(s) {
        if let Some(l) = (*s.a()).get_exact::<ListObj>()
            && l.has_room(&*s.b())
        {
            l.push_unchecked(s.read(s.b(), KILL_B));
            return s.next();
        }
        s.tail(list_append_slow)
    }
}

out_of_line! {
    /// The first stores of a global are of interest to its dict and to traces.
    store_global_first(s) {
        let v = s.read(s.a(), KILL_A);
        cell_ref(&s.global().cell).set(v);
        Way::Next
    }

    load_method_out(s) {
        s.save();
        let site = s.site();
        let Ok((f, x)) = load_method(s.vm, &*s.b(), site) else { return Way::Raise };
        kill_operands(s.base, *s.ins());
        put_value(&mut *s.a(), f);
        put_value(&mut *s.a().add(1), x);
        Way::Next
    }

    build_tuple(s) {
        let (p, n) = (s.b(), s.word().c as usize);
        let t = match n {
            2 => TupleObj::of([take_value(&mut *p), take_value(&mut *p.add(1))]),
            _ => TupleObj::from_iter((0..n).map(|i| take_value(&mut *p.add(i)))),
        };
        put_value(&mut *s.a(), t.into());
        Way::Next
    }

    build_list(s) {
        let l = ListObj::empty();
        let (p, n) = (s.b(), s.word().c as usize);
        for i in 0..n {
            l.push(take_value(&mut *p.add(i)));
        }
        put_value(&mut *s.a(), l.into());
        Way::Next
    }

    list_append_slow(s) {
        let v = s.read(s.b(), KILL_B);
        if let Some(l) = (*s.a()).get_exact::<ListObj>() {
            l.push(v);
        }
        Way::Next
    }
}

handlers! {
    #[inline(never)]
    unpack_op(s) {
        handlers!(@function #[inline(never)] body(s) -> bool {
            let Value::Object(o) = &*s.b() else { return false };
            let n = s.word().c as usize;
            if o.get::<TupleObj>().is_none_or(|t| t.len() != n) {
                return false;
            }
            let tuple = s.read(s.b(), KILL_B);
            let items = tuple.get_exact::<TupleObj>().map_or(&[][..], |t| t.items());
            let at = s.a();
            for (i, v) in items.iter().enumerate() {
                put_value(&mut *at.add(i), v.clone());
            }
            true
        });
        if !body(s.vm, s.pc, s.base, s.code) {
            return s.tail(exec_op);
        }
        let pc = s.pc.add(1);
        s.serve_and_go(pc)
    }
}

/// Where the attribute of a site lies in an object, if it is an instance whose shape the cache entry is for and the slot is
/// in the object.
#[inline(always)]
unsafe fn inline_slot(o: &ObjectRef, cache: *const AttrCache) -> Option<*mut Value> {
    // SAFETY: no other object has the address of a shape where instances have it. An entry of kind `Slot` that is for
    // this shape has the offset of a slot, or 0.
    unsafe {
        let hit = shape_word(o) == (*cache).key && (*cache).offset != 0;
        hit.then(|| (o.as_ptr() as *const u8).add((*cache).offset as usize) as *mut Value)
    }
}

/// `LoadAttr` of an object of the shape that a cache entry is for, else on to another handler.
#[inline(always)]
unsafe fn load_slot(s: State, cache: *const AttrCache, otherwise: Handler) -> Exit {
    // SAFETY: see `State`.
    unsafe {
        if let Value::Object(x) = &*s.b()
            && let Some(slot) = inline_slot(x, cache)
            && !(*slot).is_undef()
            && s.outlives(x, KILL_B)
        {
            let v = (*slot).clone();
            s.let_go(s.b(), KILL_B);
            return s.put(v);
        }
        s.tail(otherwise)
    }
}

/// The header's half-word (which tells the strategy), storage and index of an item counted from the start, if this is a list that has
/// it.
#[inline(always)]
pub(super) fn list_place(o: &ObjectRef, i: i64) -> Option<(u16, *mut u8, usize)> {
    let kind = header_word(o);
    if kind & 0xff != Layout::List as u16 {
        return None;
    }
    // SAFETY: the layout says what it is.
    let l = unsafe { &*(o.as_ptr() as *const ListObj) };
    ((i as usize) < l.len()).then(|| (kind, l.item_ptr(), i as usize))
}

/// Stores an item of a list by an int, else on to another handler.
#[inline(always)]
unsafe fn store_item(s: State, key: *const Value) -> Exit {
    // SAFETY: see `State`; `key` is a register or a constant.
    unsafe {
        let (Value::Object(o), Value::Int(i)) = (&*s.a(), &*key) else { return s.tail(set_item_op) };
        if !s.outlives(o, KILL_A) {
            return s.tail(set_item_op);
        }
        let Some((kind, p, i)) = list_place(o, *i) else { return s.tail(set_item_op) };
        if kind == list_word(Strategy::Values) {
            let v = s.read(s.c(), KILL_C);
            s.let_go(s.a(), KILL_A);
            let pc = s.pc.add(1);
            return s.put_and_go((p as *mut Value).add(i), v, pc);
        }
        match &*s.c() {
            Value::Int(v) if kind == list_word(Strategy::Ints) => *(p as *mut i64).add(i) = *v,
            Value::Float(v) if kind == list_word(Strategy::Floats) => *(p as *mut f64).add(i) = v.get(),
            Value::Bool(v) if kind == list_word(Strategy::Bools) => *p.add(i) = v.get() as u8,
            _ => return s.tail(set_item_op),
        }
        s.let_go(s.a(), KILL_A);
        s.next()
    }
}

/// An item of a list by an int, else on to another handler.
#[inline(always)]
unsafe fn load_item(s: State, key: *const Value) -> Exit {
    // SAFETY: see `State`; `key` is a register or a constant.
    unsafe {
        let (Value::Object(o), Value::Int(i)) = (&*s.b(), &*key) else { return s.tail(get_item_out) };
        if !s.outlives(o, KILL_B) {
            return s.tail(get_item_out);
        }
        let Some((kind, p, i)) = list_place(o, *i) else { return s.tail(get_item_second) };
        let v = if kind == list_word(Strategy::Values) {
            (*(p as *const Value).add(i)).clone()
        } else if kind == list_word(Strategy::Ints) {
            Value::Int(*(p as *const i64).add(i))
        } else if kind == list_word(Strategy::Floats) {
            Value::float(*(p as *const f64).add(i))
        } else {
            return s.tail(get_item_second);
        };
        s.let_go(s.b(), KILL_B);
        s.put(v)
    }
}
