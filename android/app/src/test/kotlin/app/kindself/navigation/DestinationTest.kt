package app.kindself.navigation

import androidx.compose.runtime.saveable.SaverScope
import app.kindself.ui.app.AppDestination
import app.kindself.ui.app.backStackSaver
import app.kindself.ui.app.savedDestinations
import app.kindself.ui.backup.BackupDestination
import app.kindself.ui.breathing.BreathingDestination
import app.kindself.ui.breathing.SubjectKey
import app.kindself.ui.history.HistoryDestination
import app.kindself.ui.journal.JournalDestination
import app.kindself.ui.navigation.BackStack
import app.kindself.ui.navigation.Destination
import app.kindself.ui.practices.PracticesDestination
import app.kindself.ui.privacy.PrivacyDestination
import app.kindself.ui.reminders.RemindedOf
import app.kindself.ui.reminders.RemindersDestination
import app.kindself.ui.safety.SafetyDestination
import app.kindself.ui.session.SessionDestination
import app.kindself.ui.settings.SettingsDestination
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** What is kept of where a person is, and who may see it. */
class DestinationTest {
    private val each: List<Destination> = listOf(
        *AppDestination.entries.toTypedArray(),
        *BackupDestination.entries.toTypedArray(),
        *PrivacyDestination.entries.toTypedArray(),
        *SafetyDestination.entries.toTypedArray(),
        *SettingsDestination.entries.toTypedArray(),
        SessionDestination(isPause = false),
        SessionDestination(isPause = true),
        BreathingDestination.Breathe,
        BreathingDestination.Read(SubjectKey.protocol("box")),
        BreathingDestination.Prepare(SubjectKey.own(3)),
        BreathingDestination.OwnPattern(null),
        BreathingDestination.OwnPattern(2),
        JournalDestination.Entries,
        JournalDestination.Chooser,
        JournalDestination.New("note"),
        JournalDestination.Draft("note"),
        JournalDestination.Change("note"),
        JournalDestination.Reader("note"),
        JournalDestination.Search,
        HistoryDestination,
        RemindersDestination.Reminders,
        RemindersDestination.New(RemindedOf.Nothing),
        RemindersDestination.New(RemindedOf.Practice("a|b:c")),
        RemindersDestination.New(RemindedOf.Breath(SubjectKey.own(3))),
        RemindersDestination.New(RemindedOf.Kind("note")),
        RemindersDestination.New(RemindedOf.Letter("id", "2026-11-24")),
        RemindersDestination.Change("id"),
        RemindersDestination.Pick,
        RemindersDestination.Arrive,
        RemindersDestination.Log,
        PracticesDestination.Practise,
        PracticesDestination.One("a|b:c"),
        PracticesDestination.Page,
        PracticesDestination.Album("a|b:c"),
        PracticesDestination.Kept
    )

    private fun keep(stack: BackStack) = checkNotNull(with(backStackSaver) { SaverScope { true }.save(stack) })

    private fun restore(kept: Any) = checkNotNull(backStackSaver.restore(kept))

    private fun leaves(type: Class<*>): List<Class<*>> = type.permittedSubclasses?.flatMap(::leaves) ?: listOf(type)

    @Test
    fun noneIsLeftOutHere() {
        val sealed = listOf(
            BreathingDestination::class.java,
            JournalDestination::class.java,
            PracticesDestination::class.java,
            RemindersDestination::class.java
        ).flatMap(::leaves)
        assertTrue("they are sealed", sealed.size > 2)
        assertEquals(emptyList<Class<*>>(), sealed - each.map { it.javaClass }.toSet())
    }

    @Test
    fun eachComesBackFromWhatIsKeptOfItAndFromNothingMore() {
        for (destination in each) {
            assertEquals(listOf(destination), savedDestinations.mapNotNull { it.restore(destination.saved) })
            assertEquals(emptyList<Destination>(), savedDestinations.mapNotNull { it.restore(destination.saved + listOf("one", "more")) })
        }
        assertEquals("no two are kept alike", each.size, each.map { it.saved }.toSet().size)
    }

    @Test
    fun aWayComesBackWithTheSameScreensAndCountsOn() {
        val stack = BackStack(AppDestination.Now)
        for (destination in each) stack.go(destination)
        val again = restore(keep(stack))
        assertEquals(stack.destinations, again.destinations)
        assertEquals(stack.ids, again.ids)
        again.go(JournalDestination.Reader("another"))
        assertTrue("a new screen is none of those from before", again.top.id !in stack.ids)
    }

    @Test
    fun whatIsUnknownOrBrokenLeadsToTheFirstScreen() {
        val good = listOf("1", "journal", "reader", "id")
        val broken = listOf<Any>(
            "nonsense",
            7,
            arrayListOf<Any>(),
            arrayListOf("-1|Now|", "1|Reader|id"),
            listOf(good, listOf("2", "journal", "dreams")),
            listOf(good, listOf("2", "garden", "tea")),
            listOf(good, listOf("2", "journal", "reader")),
            listOf(good, listOf("2", "breathing", "read", "Song:box")),
            listOf(good, listOf("2", "breathing", "own", "two")),
            listOf(good, good),
            listOf(good, listOf("two", "history")),
            listOf(good, listOf("-9", "history")),
            listOf(good, listOf("${Int.MAX_VALUE}", "history")),
            listOf(listOf("1", "app", "Now")),
            listOf(good, listOf(2, "history")),
            listOf(good, emptyList<String>())
        )
        assertEquals(listOf(JournalDestination.Reader("id")), restore(listOf(good)).destinations)
        for (kept in broken) assertEquals("$kept", listOf<Destination>(AppDestination.Now), restore(kept).destinations)
    }

    @Test
    fun onlyWhatShowsNothingThatSomeoneWroteIsPublic() {
        val public = each.filter { it.isPublic }.map { it.saved.take(2).joinToString(" ") }.toSet()
        val expected = setOf(
            "app Now",
            "app You",
            "app About",
            "session",
            "pause",
            "breathing breathe",
            "breathing read",
            "breathing prepare",
            "breathing own",
            "practices one",
            "practices album",
            "safety Lifebuoy",
            "safety CrisisLines",
            "settings Settings",
            "settings DayBegins",
            "settings Country",
            "privacy Locked"
        )
        assertEquals(expected, public)
    }
}
