package app.kindself.ui.breathing

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.ui.res.stringResource
import app.kindself.R
import app.kindself.core.OwnPattern
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.reminders.RemindedOf
import app.kindself.ui.reminders.remind
import app.kindself.ui.session.begin
import kotlinx.coroutines.launch

/** The screens on the way to a breath. */
@Composable
internal fun BreathingContent(destination: BreathingDestination, navigator: Navigator) {
    val app = navigator.app
    when (destination) {
        BreathingDestination.Breathe -> BreatheScreen(
            app.catalogue,
            app.settings.now.ownPatterns,
            open = { navigator.go(BreathingDestination.Read(it)) },
            make = { navigator.go(BreathingDestination.OwnPattern(null)) },
            navigator.actions()
        )

        is BreathingDestination.Read -> Known(destination.practice, destination, navigator) { practice ->
            val own = (practice as? Practice.OfOwn)?.let { BreathingDestination.OwnPattern(destination.practice.index) }
            ReadScreen(
                practice,
                app.catalogue.cautions,
                prepare = { navigator.go(BreathingDestination.Prepare(destination.practice)) },
                edit = own?.let { { navigator.go(it) } },
                navigator.actions()
            )
        }

        is BreathingDestination.Prepare -> Known(destination.practice, destination, navigator) {
            Prepare(it, destination.practice, navigator)
        }

        is BreathingDestination.OwnPattern -> Own(destination.index, navigator)
    }
}

/** A screen about a practice; one that is gone, for it was deleted, leads back. */
@Composable
private fun Known(key: SubjectKey, destination: BreathingDestination, navigator: Navigator, screen: @Composable (Practice.Breath) -> Unit) {
    val practice = navigator.app.practices.find(key)
    if (practice != null) return screen(practice)
    LaunchedEffect(Unit) { if (navigator.isAt(destination)) navigator.back() }
}

@Composable
private fun Prepare(practice: Practice.Breath, key: SubjectKey, navigator: Navigator) {
    val app = navigator.app
    val holder = rememberSaveable(practice, saver = PrepareHolder.saver(app, practice)) { PrepareHolder(app, practice) }
    val actions = PrepareActions(
        start = { navigator.begin { app.sessions.begin(holder.choice) } },
        remind = { navigator.remind(RemindedOf.Breath(key)) }
    )
    PrepareScreen(holder, app.catalogue, app.platform.haptics.there, actions, navigator.actions())
}

@Composable
private fun Own(index: Int?, navigator: Navigator) {
    val app = navigator.app
    val catalogue = app.catalogue
    val holder = rememberSaveable(saver = OwnPatternHolder.saver(app.breathing, catalogue)) {
        OwnPatternHolder(app.breathing, catalogue, index?.let(app.settings.now.ownPatterns::getOrNull))
    }
    val usual = stringResource(R.string.own_name_usual)
    val deleted = stringResource(R.string.own_deleted)
    val undo = stringResource(R.string.own_undo)
    OwnPatternScreen(
        holder,
        save = { holder.pattern?.let { navigator.saveOwn(index, OwnPattern(holder.name.trim().ifEmpty { usual }, it)) } },
        delete = index?.let { { navigator.deleteOwn(it, deleted, undo) } },
        navigator.actions()
    )
}

/**
 * Keeps a pattern of one's own at [index] of the list, or at its end; then one sees it, ready to be breathed. Until the store is open
 * nobody knows which others there are: it waits for that.
 */
private fun Navigator.saveOwn(index: Int?, own: OwnPattern) {
    val editor = stack.top
    app.scope.launch {
        app.stored.await()
        val list = app.settings.now.ownPatterns
        val at = index?.takeIf { it in list.indices } ?: list.size
        app.settings.change { it.copy(ownPatterns = list.take(at) + own + list.drop(at + 1)) }
        if (stack.top != editor) return@launch
        stack.back()
        if (index == null) go(BreathingDestination.Read(SubjectKey.own(at)))
    }
}

/** Deletes a pattern of one's own; for ten seconds it can be had back. */
private fun Navigator.deleteOwn(index: Int, deleted: String, undo: String) {
    val own = app.settings.now.ownPatterns.getOrNull(index) ?: return
    app.settings.change { it.copy(ownPatterns = it.ownPatterns - own) }
    stack.goFromTab(BreathingDestination.Breathe)
    offer(deleted, undo) { app.settings.change { it.copy(ownPatterns = it.ownPatterns.take(index) + own + it.ownPatterns.drop(index)) } }
}
