package app.kindself.ui.reminders

import androidx.compose.runtime.Composable
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.ReminderLogCard
import app.kindself.core.ReminderOpens
import app.kindself.core.ReminderZone
import app.kindself.core.Subject
import app.kindself.ui.app.Kindself
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.parts.ConfirmDialog
import app.kindself.ui.parts.Frame
import app.kindself.ui.store.OpeningLine
import java.time.Instant
import java.time.ZoneId
import kotlinx.coroutines.launch

/** The screens of reminders. */
@Composable
internal fun RemindersContent(destination: RemindersDestination, navigator: Navigator) {
    when (destination) {
        RemindersDestination.Reminders -> All(navigator)
        is RemindersDestination.Rule -> Rule(destination, navigator)
        RemindersDestination.Pick -> Pick(destination, navigator)
        RemindersDestination.Arrive -> Arrive(destination, navigator)
        RemindersDestination.Log -> Log(navigator)
    }
}

@Composable
private fun All(navigator: Navigator) {
    val app = navigator.app
    val reminding = app.reminding
    LaunchedEffect(reminding) {
        app.selfTesting.read()
        reminding.look()
    }
    DisposableEffect(reminding) { onDispose { reminding.problem = null } }
    fun doing(act: suspend () -> ReminderProblem?) {
        app.scope.launch { reminding.problem = act() }
    }
    RemindersScreen(
        RemindersView(
            reminding.cards,
            reminding.upcoming,
            reminding.notes,
            reminding.switchedOff,
            reminding.wishes,
            app.selfTesting.exactAllowed,
            reminding.isReady,
            app.opening.isLate,
            reminding.problem,
            app.calendarFile.state,
            app.practices::nameOf
        ),
        RemindersActions(
            make = { navigator.remind(RemindedOf.Nothing) },
            change = { navigator.go(RemindersDestination.Change(it.id)) },
            show = app.selfTesting::show,
            letRest = { card -> doing { navigator.letRest(card) } },
            wish = { wishes -> doing { reminding.wish(wishes) } },
            open = app.selfTesting::open,
            saveCalendar = app.calendarFile::save,
            arrive = { navigator.go(RemindersDestination.Arrive) },
            log = { navigator.go(RemindersDestination.Log) }
        ),
        navigator.actions()
    )
}

@Composable
private fun Rule(destination: RemindersDestination.Rule, navigator: Navigator) {
    val app = navigator.app
    // While the screen fades out, what it showed is kept already and no longer being made.
    val shown = remember(destination) { arrayOfNulls<RuleHolder>(1) }
    app.rules.holder?.takeIf { app.rules.isAt(destination) }?.let { shown[0] = it }
    val holder = shown[0]
    if (holder == null) {
        LaunchedEffect(destination) { if (navigator.isAt(destination) && !app.rules.begin(destination)) navigator.back() }
        val title = if (destination is RemindersDestination.Change) R.string.rule_change else R.string.rule_new
        return Frame(stringResource(title), navigator.actions()) { if (app.opening.isLate) OpeningLine() }
    }
    LaunchedEffect(holder, holder.rule) { holder.preview = app.reminding.preview(holder.id, holder.rule) }
    val words = RuleWords(
        kept = stringResource(R.string.rule_kept),
        unseen = stringResource(R.string.rule_kept_unseen),
        off = stringResource(R.string.rule_kept_off),
        deleted = stringResource(R.string.rule_deleted),
        undo = stringResource(R.string.reader_undo)
    )
    RuleScreen(
        holder,
        RuleView(
            app.writing.catalogue?.kinds.orEmpty(),
            app.practices::nameOf,
            app.reminding.wishes.mostADay,
            remember { ReminderZone.Stay(app.platform.notifier.zone(), app.platform.clock.moment().aheadOfUtcS) }
        ),
        RuleActions(
            pick = { navigator.go(RemindersDestination.Pick) },
            save = { navigator.keepRule(holder, words) },
            allow = { navigator.allow(it, holder) },
            delete = holder.id?.let { { navigator.delete(holder, words) } }
        ),
        navigator.actions()
    )
    if (holder.asks) {
        ConfirmDialog(
            stringResource(R.string.rule_ask_to_show),
            stringResource(R.string.rule_ask),
            stringResource(R.string.not_now),
            { navigator.askToShow(words) }
        ) {
            holder.asks = false
            navigator.leaveRule(words.unseen)
        }
    }
}

@Composable
private fun Pick(destination: RemindersDestination, navigator: Navigator) {
    val app = navigator.app
    val holder = app.rules.holder
    if (holder == null) {
        LaunchedEffect(Unit) { if (navigator.isAt(destination)) navigator.back() }
        return
    }
    LaunchedEffect(app.forYou, app.stored.opening) { app.forYou.read() }
    val offered = app.forYou.offered
    fun seen(all: List<Subject>) = all.filterNot(app.practices::isDiscreet)
    PickScreen(
        PickView(
            seen(offered?.favourites.orEmpty()),
            seen(offered?.recent.orEmpty().map { it.subject }),
            breaths(app),
            seen(app.catalogue.practices.map { Subject.Practice(it.id) })
        ),
        { app.practices.find(it)?.name },
        {
            holder.opens(ReminderOpens.Practice(it))
            navigator.back()
        },
        navigator.actions()
    )
}

private fun breaths(app: Kindself): List<Subject> =
    app.catalogue.protocols.map { Subject.Protocol(it.id) } + app.settings.now.ownPatterns.map { Subject.Own(it.pattern) }

@Composable
private fun Arrive(destination: RemindersDestination, navigator: Navigator) {
    val testing = navigator.app.selfTesting
    val test = navigator.app.reminding.test
    LaunchedEffect(testing) { testing.read() }
    LaunchedEffect(testing, test) { testing.watch(test) }
    navigator.OnBack(destination) {
        testing.leave()
        navigator.stack.back()
    }
    ArriveScreen(
        ArriveView(testing.card, test, testing.isOverdue, testing.noPage),
        ArriveActions(send = testing::send, open = testing::open),
        navigator.actions()
    )
}

@Composable
private fun Log(navigator: Navigator) {
    val app = navigator.app
    var lines by remember { mutableStateOf<List<ReminderLogCard>?>(null) }
    LaunchedEffect(app.reminding.upcoming) { lines = app.reminding.log(usually.logLines) }
    val zone = remember { ZoneId.of(app.platform.notifier.zone()) }
    ReminderLogScreen(
        lines,
        { utcMs -> zone.rules.getOffset(Instant.ofEpochMilli(utcMs)).totalSeconds },
        { line ->
            val rule = app.reminding.cards.find { it.id == line.rule }?.rule
            when {
                rule != null -> whatInWords(rule, line.name, app.practices::nameOf)
                else -> line.name ?: stringResource(R.string.reminder_log_some)
            }
        },
        navigator.actions()
    )
}
