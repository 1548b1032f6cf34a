package app.kindself.flows.practices

import androidx.compose.ui.test.junit4.createEmptyComposeRule
import app.kindself.flows.FakeMachine
import app.kindself.flows.Person
import app.kindself.ui.parts.PictureMoment
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** A lesson, and the picture it has. */
@RunWith(RobolectricTestRunner::class)
@Config(qualifiers = "w411dp-h891dp-xhdpi")
class LessonFlowTest {
    @get:Rule
    val screen = createEmptyComposeRule()

    private fun Person.lesson() = machine.app.catalogue.practices.first { it.picture != null }

    private fun Person.seesItsPicture() {
        val said = machine.app.pictures.find(lesson().picture!!)!!.description
        assertTrue("“$said” in:\n${told()}", says(said))
    }

    @Test
    fun itShowsItsPictureBeforeItBeginsAndBesideItsPages() = Person(screen, FakeMachine()).use {
        it.goToPractice(it.lesson().name)
        it.seesItsPicture()
        it.tap("Begin")
        it.settle()
        it.untilAsked()
        it.seesItsPicture()
    }

    @Test
    fun itStandsStillWhereThePhoneWantsLessMotion() = Person(screen, FakeMachine(reduceMotion = true)).use {
        it.goToPractice(it.lesson().name)
        it.pass(3000)
        val moments = it.nodes().mapNotNull { node -> if (PictureMoment in node.config) node.config[PictureMoment]() else null }
        assertEquals(listOf(0L), moments)
    }
}
