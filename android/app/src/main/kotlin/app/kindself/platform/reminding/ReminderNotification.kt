package app.kindself.platform.reminding

import android.app.Notification
import android.content.Context
import android.graphics.drawable.Icon
import app.kindself.R
import app.kindself.core.PlannedKind
import app.kindself.core.PlannedReminder
import app.kindself.core.ReminderAct

/** A reminder as a notification. Its words come from the core; on a locked screen it says what everybody may read. */
internal class ReminderNotification(private val context: Context) {
    fun of(planned: PlannedReminder): Notification {
        val notification = saying(planned, planned.title, planned.body)
            .setVisibility(Notification.VISIBILITY_PRIVATE)
            .setPublicVersion(saying(planned, planned.publicTitle, planned.publicBody).build())
            .setContentIntent(openingOf(context, planned))
            .setAutoCancel(true)
            .setOnlyAlertOnce(true)
        if (planned.kind == PlannedKind.REMINDER) {
            notification.setDeleteIntent(actOf(context, planned.id, ReminderAct.LET_PASS))
            acts(planned).forEach { (act, words) -> notification.addAction(button(planned, act, words)) }
        }
        return notification.build()
    }

    private fun saying(planned: PlannedReminder, title: String, body: String) =
        Notification.Builder(context, ReminderChannels.nameOf(planned.sounds))
            .setSmallIcon(R.drawable.ic_breath)
            .setCategory(Notification.CATEGORY_REMINDER)
            .setWhen(planned.atUtcMs)
            .setShowWhen(true)
            .setContentTitle(title)
            .apply { if (body.isNotEmpty()) setContentText(body).setStyle(Notification.BigTextStyle().bigText(body)) }

    private fun acts(planned: PlannedReminder) = listOf(
        ReminderAct.DONE to R.string.reminding_done,
        if (planned.offersRest) ReminderAct.PAUSE to R.string.reminding_pause else ReminderAct.LATER to R.string.reminding_later,
        ReminderAct.NOT_TODAY to R.string.reminding_not_today
    )

    private fun button(planned: PlannedReminder, act: ReminderAct, words: Int) = Notification.Action.Builder(
        Icon.createWithResource(context, R.drawable.ic_breath),
        context.getString(words),
        actOf(context, planned.id, act)
    ).build()
}
