package app.kindself.ui.practices

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.saveable.rememberSaveable
import app.kindself.core.PracticeCard
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.session.begin

/** The screens on the way to a practice. */
@Composable
internal fun PracticesContent(destination: PracticesDestination, navigator: Navigator) {
    val app = navigator.app
    when (destination) {
        PracticesDestination.Practise -> PractiseScreen(
            app.catalogue.practices,
            open = { navigator.go(PracticesDestination.One(it.id)) },
            navigator.actions(tab = true)
        )

        is PracticesDestination.One -> {
            val card = app.catalogue.practices.find { it.id == destination.id }
            if (card == null) {
                LaunchedEffect(Unit) { if (navigator.isAt(destination)) navigator.back() }
            } else {
                One(card, navigator)
            }
        }

        PracticesDestination.Kept -> KeptScreen(app.keepsakes, app.opening.isLate, navigator.actions())
    }
}

@Composable
private fun One(card: PracticeCard, navigator: Navigator) {
    val app = navigator.app
    val holder = rememberSaveable(card, saver = PracticeHolder.saver(app, card)) { PracticeHolder(app, card) }
    LaunchedEffect(holder) { holder.read() }
    PracticeScreen(
        holder,
        app.platform.haptics.there,
        begin = { navigator.begin { app.sessions.begin(holder.choice) } },
        navigator.actions()
    )
}
