package app.kindself.ui.reminders

import app.kindself.core.ReminderCard
import app.kindself.core.ReminderRest
import app.kindself.core.ReminderRule
import app.kindself.ui.navigation.Navigator
import kotlinx.coroutines.launch

/** Goes to where one asks to be reminded of that. Before the store is open nothing could be kept: the screen waits for it. */
internal fun Navigator.remind(of: RemindedOf) = go(RemindersDestination.New(of))

/** What is said of a rule that was kept, or deleted. */
internal class RuleWords(val kept: String, val unseen: String, val off: String, val deleted: String, val undo: String)

/**
 * Keeps the rule and leaves, or says why it cannot be kept. Where nobody was asked yet whether anything may be shown, that is asked after
 * the first one is kept: it stays, whatever the answer.
 */
internal fun Navigator.keepRule(holder: RuleHolder, words: RuleWords) {
    if (holder.isKeeping) return
    holder.isKeeping = true
    app.scope.launch {
        val isFirst = app.reminding.cards.isEmpty()
        holder.problem = app.reminding.keep(holder.id, holder.rule)
        holder.isKeeping = holder.problem == null
        if (holder.problem == null) {
            holder.asks = isFirst && app.selfTesting.mayAsk()
            if (!holder.asks) leaveRule(keptInWords(holder.rule.sounds, words))
        }
    }
}

private fun Navigator.keptInWords(sounds: Boolean, words: RuleWords) = when {
    !app.platform.notifier.posts() -> words.unseen
    app.platform.notifier.isOff(sounds) -> words.off
    else -> words.kept
}

/** Lets so many come a day, of all rules, or says why that cannot be kept; and what the rule would do then. */
internal fun Navigator.allow(mostADay: UByte, holder: RuleHolder) {
    app.scope.launch {
        holder.problem = app.reminding.wish(app.reminding.wishes.copy(mostADay = mostADay))
        holder.preview = app.reminding.preview(holder.id, holder.rule)
    }
}

/** The rule was kept: back to where one came from. */
internal fun Navigator.leaveRule(words: String) {
    if (stack.here is RemindersDestination.Rule) stack.back()
    app.rules.leave()
    say(words)
}

/** Asks whether anything may be shown, and says what came of it. */
internal fun Navigator.askToShow(words: RuleWords) {
    app.scope.launch { say(if (app.reminding.askToShow()) words.kept else words.unseen) }
}

/** Deletes the rule; for ten seconds it can be had back, the same one: what came of it stays its own. */
internal fun Navigator.delete(holder: RuleHolder, words: RuleWords) {
    val id = holder.id ?: return
    app.scope.launch {
        val kept = app.reminding.cards.find { it.id == id }?.rule ?: holder.rule
        holder.problem = app.reminding.forget(id)
        if (holder.problem != null) return@launch
        if (stack.here is RemindersDestination.Rule) stack.back()
        app.rules.leave()
        offerBack(id, kept, words)
    }
}

/** Where it cannot be had back, the list says why, and it is offered once more: with some room it comes. */
private fun Navigator.offerBack(id: String, kept: ReminderRule, words: RuleWords): Unit = offer(words.deleted, words.undo) {
    app.scope.launch {
        app.reminding.problem = app.reminding.keep(id, kept)
        if (app.reminding.problem != null) offerBack(id, kept, words)
    }
}

/** Lets a rule rest until it is woken; why not, where it cannot. */
internal suspend fun Navigator.letRest(card: ReminderCard): ReminderProblem? =
    app.reminding.keep(card.id, card.rule.copy(rest = ReminderRest.Open))
