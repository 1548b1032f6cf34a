package app.kindself.ui.reminders

import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import app.kindself.R
import app.kindself.core.KindCard
import app.kindself.core.Late
import app.kindself.core.Never
import app.kindself.core.ReminderOpens
import app.kindself.core.ReminderPreview
import app.kindself.core.ReminderRest
import app.kindself.core.ReminderRule
import app.kindself.core.ReminderWording
import app.kindself.core.ReminderZone
import app.kindself.core.Subject
import app.kindself.ui.parts.BodyText
import app.kindself.ui.parts.Choices
import app.kindself.ui.parts.Disclosure
import app.kindself.ui.parts.Frame
import app.kindself.ui.parts.Heading
import app.kindself.ui.parts.MainButton
import app.kindself.ui.parts.OneOf
import app.kindself.ui.parts.OtherButton
import app.kindself.ui.parts.QuietButton
import app.kindself.ui.parts.ScreenActions
import app.kindself.ui.parts.SecondaryText
import app.kindself.ui.parts.SoftCard
import app.kindself.ui.parts.SwitchRow
import app.kindself.ui.parts.TextInput

/** What the screen knows besides the rule: [named] knows a practice's name, [here] the clock of where the person is. */
class RuleView(val kinds: List<KindCard>, val named: (Subject) -> String, val mostADay: UByte, val here: ReminderZone.Stay)

/** What can be done there; [allow] lets so many come a day, of all rules; [delete] is null for a new one. */
class RuleActions(val pick: () -> Unit, val save: () -> Unit, val allow: (UByte) -> Unit, val delete: (() -> Unit)?)

/** A rule, from what it opens to what it comes to. Everything can be left as it is. */
@Composable
fun RuleScreen(holder: RuleHolder, view: RuleView, actions: RuleActions, screen: ScreenActions) {
    val preview = holder.preview
    Frame(
        stringResource(if (holder.id == null) R.string.rule_new else R.string.rule_change),
        screen,
        bottom = {
            holder.problem?.let { Problem(words(it)) }
            if (preview?.faults?.isNotEmpty() == true) SecondaryText(stringResource(R.string.rule_mend))
            MainButton(stringResource(R.string.rule_save), holder.canKeep, onClick = actions.save)
        }
    ) {
        Opens(holder, view, actions.pick)
        When(holder)
        if (holder.canBeDone) {
            SwitchRow(stringResource(R.string.rule_unless_done), holder.rule.unlessDone) {
                holder.change(holder.rule.copy(unlessDone = it))
            }
        }
        if (preview != null) Comes(preview, holder.rule.zone, view.mostADay.toInt(), actions.allow)
        Says(holder)
        QuietHours(holder)
        Heading(stringResource(R.string.rule_how))
        SwitchRow(stringResource(R.string.rule_sounds), holder.rule.sounds, stringResource(R.string.rule_sounds_note)) {
            holder.change(holder.rule.copy(sounds = it))
        }
        Rest(holder)
        Disclosure(stringResource(R.string.editor_more)) {
            Travel(holder, view.here)
            Lateness(holder.rule) { holder.change(holder.rule.copy(late = it)) }
        }
        Faults(holder.faults(RuleHolder.Place.Zone) + holder.faults(RuleHolder.Place.Whole))
        actions.delete?.let { QuietButton(stringResource(R.string.rule_delete), onClick = it) }
    }
}

@Composable
private fun Opens(holder: RuleHolder, view: RuleView, pick: () -> Unit) {
    val opens = holder.rule.opens
    val kind = holder.opensKind
    Heading(stringResource(R.string.rule_opens))
    if (kind == OpensKind.Other) return BodyText(whatInWords(holder.rule, null, view.named))
    Choices {
        OneOf(stringResource(R.string.rule_opens_nothing), kind == OpensKind.Nothing) { holder.opens(ReminderOpens.FirstScreen) }
        OneOf(stringResource(R.string.rule_opens_practice), kind == OpensKind.Practice) { if (kind != OpensKind.Practice) pick() }
        OneOf(stringResource(R.string.rule_opens_page), kind == OpensKind.Page) {
            if (kind != OpensKind.Page) view.kinds.firstOrNull()?.let { holder.opens(ReminderOpens.Journal(it.id)) }
        }
    }
    if (opens is ReminderOpens.Practice) {
        SoftCard {
            Text(
                view.named(opens.subject).ifEmpty { stringResource(R.string.own_name_usual) },
                style = MaterialTheme.typography.titleMedium
            )
            OtherButton(stringResource(R.string.rule_choose_other), onClick = pick)
        }
    }
    if (opens is ReminderOpens.Journal) {
        Heading(stringResource(R.string.rule_kind))
        Choices {
            for (one in view.kinds) OneOf(one.name, opens.kind == one.id) { holder.opens(ReminderOpens.Journal(one.id)) }
        }
    }
    Faults(holder.faults(RuleHolder.Place.Opens))
}

/** The next ones as it stands, or why there are none, or fewer than it asks for: [mostADay] come. It is announced when it changes. */
@Composable
private fun Comes(preview: ReminderPreview, zone: ReminderZone, mostADay: Int, allow: (UByte) -> Unit) {
    if (preview.faults.isNotEmpty()) return
    val never = preview.never
    // Of one that never comes for another reason, more a day would change nothing.
    val more = preview.allow?.takeIf { never == null || never == Never.HELD_BACK }
    Heading(stringResource(R.string.rule_comes))
    SoftCard(Modifier.semantics { liveRegion = LiveRegionMode.Polite }) {
        preview.next.forEachIndexed { at, card ->
            BodyText(upcomingInWords(card, zone, isFirst = at == 0))
            movedInWords(card.moved)?.let { SecondaryText(it) }
        }
        never?.let { BodyText(words(it)) }
        if (more != null && never == null) BodyText(pluralStringResource(R.plurals.rule_fewer_a_day, mostADay, mostADay))
    }
    more?.let { Allow(it) { allow(it) } }
}

/** In which words, and how that looks. */
@Composable
private fun Says(holder: RuleHolder) {
    val rule = holder.rule
    val wording = rule.wording
    fun say(chosen: ReminderWording) = holder.change(rule.copy(wording = chosen))
    Heading(stringResource(R.string.rule_words))
    Choices {
        if (wording is ReminderWording.KindAct) {
            OneOf(stringResource(R.string.rule_asks_kind_act), true) {}
        }
        OneOf(stringResource(R.string.rule_discreet), wording is ReminderWording.Discreet, stringResource(R.string.rule_discreet_note)) {
            say(ReminderWording.Discreet)
        }
        if (holder.opensKind != OpensKind.Nothing) {
            OneOf(stringResource(R.string.rule_named), wording is ReminderWording.Named, stringResource(R.string.rule_named_note)) {
                say(ReminderWording.Named)
            }
        }
        OneOf(stringResource(R.string.rule_own), wording is ReminderWording.Own, stringResource(R.string.rule_own_note)) {
            if (wording !is ReminderWording.Own) say(ReminderWording.Own(""))
        }
    }
    if (wording is ReminderWording.Own) {
        TextInput(stringResource(R.string.rule_own_words), wording.words, { say(ReminderWording.Own(it)) })
    }
    Faults(holder.faults(RuleHolder.Place.Words))
    holder.preview?.takeIf { it.faults.isEmpty() }?.let { Looks(it) }
}

@Composable
private fun Looks(preview: ReminderPreview) {
    SecondaryText(stringResource(R.string.rule_preview))
    SoftCard(Modifier.fillMaxWidth().semantics(mergeDescendants = true) {}) {
        Text(preview.title, style = MaterialTheme.typography.titleMedium)
        if (preview.body.isNotEmpty()) BodyText(preview.body)
    }
}

@Composable
private fun Rest(holder: RuleHolder) {
    val rule = holder.rule
    val rest = rule.rest
    fun choose(chosen: ReminderRest) = holder.change(rule.copy(rest = chosen))
    Heading(stringResource(R.string.rule_rest))
    Choices {
        OneOf(stringResource(R.string.rule_awake), rest is ReminderRest.No) { choose(ReminderRest.No) }
        OneOf(stringResource(R.string.rule_rest_until), rest is ReminderRest.Until) {
            if (rest !is ReminderRest.Until) choose(ReminderRest.Until(holder.days.opensEarliest))
        }
        OneOf(stringResource(R.string.rule_rest_open), rest is ReminderRest.Open) { choose(ReminderRest.Open) }
    }
    if (rest is ReminderRest.Until) Day(rest.date, holder) { choose(ReminderRest.Until(it)) }
}

@Composable
private fun Travel(holder: RuleHolder, here: ReminderZone.Stay) {
    val zone = holder.rule.zone
    val stays = zone as? ReminderZone.Stay ?: here
    Heading(stringResource(R.string.rule_zone))
    Choices {
        OneOf(stringResource(R.string.rule_follow), zone is ReminderZone.Follow) {
            holder.change(holder.rule.copy(zone = ReminderZone.Follow))
        }
        OneOf(stringResource(R.string.rule_stay, stays.zone.replace('_', ' ')), zone is ReminderZone.Stay) {
            holder.change(holder.rule.copy(zone = stays))
        }
    }
}

@Composable
private fun Lateness(rule: ReminderRule, choose: (Late) -> Unit) {
    Heading(stringResource(R.string.rule_late))
    Choices {
        OneOf(stringResource(R.string.rule_late_same_day), rule.late == Late.SAME_DAY) { choose(Late.SAME_DAY) }
        OneOf(stringResource(R.string.rule_late_always), rule.late == Late.ALWAYS) { choose(Late.ALWAYS) }
        OneOf(stringResource(R.string.rule_late_never), rule.late == Late.NEVER) { choose(Late.NEVER) }
    }
}
