//! One step of a computation: its input, its result, and the means to repeat it in another program.

use crate::ledger::id::{Hash, UserId};
use crate::ledger::key::{PublicKey, Signature};
use crate::protocol::{SumInput, WorkStep};
use crate::text::why;
use crate::ui::components::{CopyButton, Fact, Facts, HashView, Pill, Tone};
use leptos::prelude::*;

/// Shows a step.
pub fn step(step: WorkStep) -> AnyView {
    match step {
        WorkStep::Sum { input, sum } => view! { <Sum input=input sum=sum /> }.into_any(),
        WorkStep::Compare { computed, stated } => compare(computed, stated).into_any(),
        WorkStep::Signature { message, signer, public_key, signature, valid } => {
            view! { <Signed message=message signer=signer public_key=public_key signature=signature valid=valid /> }
                .into_any()
        }
        WorkStep::Count { actual, stated } => why::count(actual, stated).into_any(),
        WorkStep::Slot { slot, before, seats, round } => sentences(why::slot(slot, before, seats, round)),
        WorkStep::Time { time, before } => why::time(time, before).into_any(),
        WorkStep::Turn { slot, seats, order, place, delegate } => {
            sentences(why::turn(slot, seats, &order, place, &delegate))
        }
        WorkStep::Forged { delegate, counted, stated } => why::forged(&delegate, counted, stated).into_any(),
    }
}

fn sentences(sentences: Vec<String>) -> AnyView {
    sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view().into_any()
}

/// Shows a hash: its input in words, its value, and two ways to compute it in another program.
#[component]
fn Sum(input: SumInput, sum: Hash) -> impl IntoView {
    let (bytes, command) = (bytes(&input), command(&input));
    view! {
        {explained(input)}
        <p class="row">{why::sum()} <HashView digits=sum.to_string() /></p>
        <p class="row">
            <CopyButton label=why::copy_bytes() text=const_hex::encode(bytes) />
            <CopyButton label=why::copy_command() text=command />
        </p>
    }
}

fn explained(input: SumInput) -> AnyView {
    match input {
        SumInput::Tagged { tag, text } => view! {
            <p>{why::canonical()}</p>
            <pre class="raw" tabindex="0">{text}</pre>
            <p>{why::tagged(&tag)}</p>
        }
        .into_any(),
        SumInput::Leaf { text } => view! {
            <p>{why::canonical()}</p>
            <pre class="raw" tabindex="0">{text}</pre>
            <p>{why::leaf()}</p>
        }
        .into_any(),
        SumInput::Node { left, right } => view! {
            <p>{why::node()}</p>
            <p class="row">
                {why::left()} <HashView digits=left.to_string() /> {why::right()} <HashView digits=right.to_string() />
            </p>
        }
        .into_any(),
        SumInput::Nothing => why::empty().into_any(),
    }
}

fn compare(computed: Hash, stated: Hash) -> impl IntoView {
    let first = (computed == Hash::ZERO).then(why::first_block);
    let verdict = if computed == stated { (Tone::Permitted, why::agrees()) } else { (Tone::Refused, why::differs()) };
    view! {
        {first}
        <p class="row">
            {why::computed()} <HashView digits=computed.to_string() /> {why::stated()}
            <HashView digits=stated.to_string() /> <Pill tone=verdict.0 words=verdict.1 />
        </p>
    }
}

#[component]
fn Signed(message: String, signer: UserId, public_key: PublicKey, signature: Signature, valid: bool) -> impl IntoView {
    let verdict = if valid { (Tone::Permitted, why::valid()) } else { (Tone::Refused, why::invalid()) };
    view! {
        <p>{why::signed_by(&signer)} " " <Pill tone=verdict.0 words=verdict.1 /></p>
        <Facts>
            <Fact name=why::public_key()>
                <HashView digits=public_key.to_string() />
            </Fact>
            <Fact name=why::signature()>
                <HashView digits=signature.to_string() />
            </Fact>
        </Facts>
        <p>{why::message()}</p>
        <pre class="raw" tabindex="0">{message.clone()}</pre>
        <CopyButton label=why::copy_bytes() text=message />
    }
}

/// Returns the hashed bytes.
fn bytes(input: &SumInput) -> Vec<u8> {
    match input {
        SumInput::Tagged { tag, text } => [tag.as_bytes(), &[0], text.as_bytes()].concat(),
        SumInput::Leaf { text } => [&[0], text.as_bytes()].concat(),
        SumInput::Node { left, right } => [&[1], left.0.as_slice(), right.0.as_slice()].concat(),
        SumInput::Nothing => Vec::new(),
    }
}

/// Returns a command for a POSIX shell that computes the hash.
fn command(input: &SumInput) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', r"'\''"));
    match input {
        SumInput::Tagged { tag, text } => format!(r"printf '%s\0%s' {} {} | sha256sum", quoted(tag), quoted(text)),
        SumInput::Leaf { text } => format!(r"printf '\0%s' {} | sha256sum", quoted(text)),
        SumInput::Node { .. } => format!("printf {} | xxd -r -p | sha256sum", const_hex::encode(bytes(input))),
        SumInput::Nothing => "printf '' | sha256sum".to_owned(),
    }
}
