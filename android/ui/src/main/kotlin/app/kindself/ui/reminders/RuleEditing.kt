package app.kindself.ui.reminders

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import app.kindself.core.DaysCard
import app.kindself.core.ReminderOpens
import app.kindself.core.ReminderRule
import app.kindself.core.ReminderWhen
import app.kindself.core.Subject
import app.kindself.ui.app.Member
import app.kindself.ui.breathing.SubjectKey
import app.kindself.ui.navigation.Destination

/**
 * The rule that is being made. It lives here and nowhere else, for it may hold a person's own words: after a kill one begins with what was
 * kept. [days] is which day it is, once the store is open; null where that cannot be known. [breath] is what a key is about.
 */
@Stable
class RuleEditing(
    private val reminding: Reminding,
    private val days: suspend () -> DaysCard?,
    private val breath: (SubjectKey) -> Subject?
) : Member {
    /** It; null where none is being made, or the store is not open yet. */
    var holder by mutableStateOf<RuleHolder?>(null)
        private set

    private var about: RemindersDestination.Rule? = null

    /** Whether it is the one of [destination]. */
    fun isAt(destination: RemindersDestination.Rule) = about == destination

    /** Someone comes to [destination]. False where what it is about is not there. */
    suspend fun begin(destination: RemindersDestination.Rule): Boolean {
        if (about == destination && holder != null) return true
        val days = days() ?: return false
        val holder = when (destination) {
            is RemindersDestination.New -> new(destination.of, days.today)?.let { RuleHolder(null, it, days) }
            is RemindersDestination.Change -> kept(destination.id)?.let { RuleHolder(destination.id, it, days) }
        } ?: return false
        this.holder = holder
        about = destination
        return true
    }

    private fun kept(id: String) = reminding.cards.find { it.id == id }?.rule

    private fun new(of: RemindedOf, today: String): ReminderRule? {
        val morning = ReminderWhen.Daily(usually.morningMin)
        return when (of) {
            RemindedOf.Nothing -> RuleHolder.usual(ReminderOpens.FirstScreen, morning, today)

            is RemindedOf.Practice -> RuleHolder.usual(ReminderOpens.Practice(Subject.Practice(of.id)), morning, today)

            is RemindedOf.Breath -> breath(of.key)?.let { RuleHolder.usual(ReminderOpens.Practice(it), morning, today) }

            is RemindedOf.Kind -> RuleHolder.usual(ReminderOpens.Journal(of.id), ReminderWhen.Daily(usually.eveningMin), today)

            is RemindedOf.Letter ->
                RuleHolder.usual(ReminderOpens.Letter(of.entry), ReminderWhen.Once(of.opens, usually.morningMin), today)
        }
    }

    /** It was kept, deleted or left. */
    fun leave() {
        holder = null
        about = null
    }

    override fun onTheWay(destinations: List<Destination>) {
        if (destinations.none { it == about }) leave()
    }

    override fun erased() = leave()
}
