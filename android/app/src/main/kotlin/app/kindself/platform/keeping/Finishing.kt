package app.kindself.platform.keeping

import android.app.Application
import android.app.job.JobInfo
import android.app.job.JobParameters
import android.app.job.JobScheduler
import android.app.job.JobService
import android.content.ComponentName
import android.os.Build
import app.kindself.KindselfApp
import app.kindself.platform.service
import kotlinx.coroutines.Job
import kotlinx.coroutines.launch

/** Asks the system to let the process live until what it began is done, although nothing of it is in sight. */
internal class Finishing(private val application: Application) {
    /** What was begun last. */
    var work: Job? = null
        private set

    /** Asks for time for [work]; what is done already needs none. */
    fun finish(work: Job) {
        this.work = work
        if (work.isCompleted) return
        val wish = JobInfo.Builder(ID, ComponentName(application, FinishingService::class.java))
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) wish.setExpedited(true) else wish.setOverrideDeadline(0)
        application.service<JobScheduler>().schedule(wish.build())
    }

    private companion object {
        /** The app's only job: a new wish takes the old one's place. */
        const val ID = 1
    }
}

/** While it runs, the system lets the process live. */
class FinishingService : JobService() {
    private var waiting: Job? = null

    override fun onStartJob(params: JobParameters): Boolean {
        val app = application as KindselfApp
        // A process that was begun for this alone has nothing to finish.
        val work = app.finishing.work?.takeIf(Job::isActive) ?: return false
        waiting = app.scope.launch {
            work.join()
            jobFinished(params, false)
        }
        return true
    }

    override fun onStopJob(params: JobParameters): Boolean {
        waiting?.cancel()
        // What was not finished is tried again the next time the app goes out of sight.
        return false
    }
}
