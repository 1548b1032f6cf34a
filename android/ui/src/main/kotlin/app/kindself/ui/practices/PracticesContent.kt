package app.kindself.ui.practices

import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import app.kindself.core.PracticeCard
import app.kindself.core.Subject
import app.kindself.ui.navigation.Navigator
import app.kindself.ui.reminders.RemindedOf
import app.kindself.ui.reminders.remind
import app.kindself.ui.safety.SafetyDestination
import app.kindself.ui.session.begin
import app.kindself.ui.session.waysOut

/** The screens on the way to a practice. */
@Composable
internal fun PracticesContent(destination: PracticesDestination, navigator: Navigator) {
    val app = navigator.app
    when (destination) {
        PracticesDestination.Practise -> Practise(navigator)

        is PracticesDestination.One -> {
            val card = app.catalogue.practices.find { it.id == destination.id }
            if (card == null) Gone(destination, navigator) else One(card, navigator)
        }

        PracticesDestination.Page -> {
            val card = app.discreet.card
            if (card == null) Gone(destination, navigator) else Discreet(card, navigator)
        }

        is PracticesDestination.Album -> Album(destination, navigator)

        PracticesDestination.Kept -> KeptScreen(app.keepsakes, app.opening.isLate, navigator.actions())
    }
}

/** What is gone leads back. */
@Composable
private fun Gone(destination: PracticesDestination, navigator: Navigator) =
    LaunchedEffect(Unit) { if (navigator.isAt(destination)) navigator.back() }

@Composable
private fun Practise(navigator: Navigator) {
    val app = navigator.app
    LaunchedEffect(app.finder) { app.finder.open() }
    LaunchedEffect(app.forYou, app.stored.opening) { app.forYou.read() }
    PractiseScreen(
        app.finder,
        PractiseView(
            app.catalogue.practices,
            app.forYou.offered,
            emblem = { app.practices.emblemOf(it) ?: app.pictures.card.breathing },
            named = { app.practices.find(it)?.name }
        ),
        PractiseActions(open = navigator::open, find = navigator::open, lines = { navigator.go(SafetyDestination.CrisisLines) }),
        navigator.actions(tab = true)
    )
}

@Composable
private fun Album(destination: PracticesDestination.Album, navigator: Navigator) {
    val app = navigator.app
    // The process may have ended on this screen.
    LaunchedEffect(app.finder) { app.finder.open() }
    val albums = app.finder.albums ?: return
    val album = albums.find { it.id == destination.id } ?: return Gone(destination, navigator)
    val practices = album.practices.mapNotNull { name -> app.catalogue.practices.find { it.id == name.id } }
    AlbumScreen(album, practices, { navigator.openPractice(it.id) }, navigator.actions())
}

/** No favourite, nothing kept, nothing asked of the store: and out of it in one tap. */
@Composable
private fun Discreet(card: PracticeCard, navigator: Navigator) {
    val app = navigator.app
    val holder = remember(card) { PracticeHolder(app, card) }
    PracticeScreen(
        holder,
        favourite = null,
        app.platform.haptics.there,
        PracticeActions(
            begin = { navigator.begin { app.sessions.begin(holder.choice) } },
            turnFavourite = {},
            open = { navigator.openPractice(it.id) },
            out = navigator.waysOut()
        ),
        navigator.actions()
    )
}

@Composable
private fun One(card: PracticeCard, navigator: Navigator) {
    val app = navigator.app
    val holder = rememberSaveable(card, saver = PracticeHolder.saver(app, card)) { PracticeHolder(app, card) }
    LaunchedEffect(holder) { holder.read() }
    LaunchedEffect(app.forYou, app.stored.opening) { app.forYou.read() }
    val subject = Subject.Practice(card.id)
    val favourite = app.forYou.isFavourite(subject)?.let { FavouriteView(it, app.forYou.trouble) }
    PracticeScreen(
        holder,
        favourite,
        app.platform.haptics.there,
        PracticeActions(
            begin = { navigator.begin { app.sessions.begin(holder.choice) } },
            turnFavourite = { app.forYou.turn(subject) },
            open = { navigator.openPractice(it.id) },
            remind = { navigator.remind(RemindedOf.Practice(card.id)) }
        ),
        navigator.actions()
    )
}
