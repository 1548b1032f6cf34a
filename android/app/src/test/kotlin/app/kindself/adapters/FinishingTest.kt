package app.kindself.adapters

import android.app.job.JobParameters
import android.app.job.JobScheduler
import android.os.Looper
import app.kindself.KindselfApp
import app.kindself.platform.keeping.FinishingService
import app.kindself.platform.service
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Job
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadow.api.Shadow

/** What was begun is let end, although nothing of the app is in sight. */
@RunWith(RobolectricTestRunner::class)
class FinishingTest {
    private val app get() = RuntimeEnvironment.getApplication() as KindselfApp
    private val wishes get() = app.service<JobScheduler>().allPendingJobs
    private val parameters: JobParameters = Shadow.newInstanceOf(JobParameters::class.java)

    private fun idle() = shadowOf(Looper.getMainLooper()).idle()

    @Test
    fun theSystemIsAskedForTimeOnlyWhileSomethingIsToBeDone() {
        app.machine.platform.phone.finish(CompletableDeferred(Unit))
        assertEquals(0, wishes.size)
        app.machine.platform.phone.finish(Job())
        assertEquals(FinishingService::class.java.name, wishes.single().service.className)
    }

    @Test
    fun theSystemIsToldOnceItIsDone() {
        val work = Job()
        app.machine.platform.phone.finish(work)
        val service = Robolectric.setupService(FinishingService::class.java)
        assertTrue("it goes on", service.onStartJob(parameters))
        idle()
        assertFalse(shadowOf(service).isJobFinished)
        work.complete()
        idle()
        assertTrue(shadowOf(service).isJobFinished)
        assertFalse("done already", service.onStartJob(parameters))
    }

    @Test
    fun aProcessThatWasBegunForThisAloneHasNothingToDo() {
        assertFalse(Robolectric.setupService(FinishingService::class.java).onStartJob(parameters))
    }
}
