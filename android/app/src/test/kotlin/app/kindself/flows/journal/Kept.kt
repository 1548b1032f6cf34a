package app.kindself.flows.journal

import app.kindself.core.DraftCard
import app.kindself.core.EntryCard
import app.kindself.core.EntryValue
import app.kindself.core.FieldValue
import app.kindself.core.Moment
import app.kindself.core.Written
import app.kindself.flows.FakeMachine
import app.kindself.ui.journal.WriteHolder

/** Keeps an entry of [kind] with those words as it is [so], without the screens; its card. */
internal fun FakeMachine.keep(
    words: String,
    kind: String = "note",
    now: Moment = clock.moment(),
    so: (Written) -> Written = { it }
): EntryCard = app.stored.with { open ->
    val text = FieldValue("text", EntryValue.Text(words))
    open.journal.keep(null, so(open.journal.begin(kind, now).copy(values = listOf(text))), null, now)
}

/** Every entry, the newest first. */
internal fun FakeMachine.entries(): List<EntryCard> =
    app.stored.with { it.journal.entries(WriteHolder.everything, null, 50u, clock.moment()) }.entries

/** All of the only entry. */
internal fun FakeMachine.onlyEntry(): Written = entries().single().let { card ->
    app.stored.with { it.journal.entry(card.id, clock.moment()).written }
}

/** Every draft. */
internal fun FakeMachine.drafts(): List<DraftCard> = app.stored.with { it.journal.drafts(clock.moment()) }
