package app.kindself.preview

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.size
import androidx.compose.material3.Text
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import app.kindself.preview.tour.tour
import java.io.File
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Test

class TourTest {
    private val folder = File("target/tour-test")

    private fun walk(): List<File> {
        val back = BackKey()
        tour(folder, Options(), back, {
            var open by remember { mutableStateOf(false) }
            back.Handler(open) { open = false }
            Column {
                Text(if (open) "Inside" else "Outside", Modifier.semantics { heading() })
                Text("Door", Modifier.size(60.dp).clickable { open = true })
                Box(Modifier.size(20.dp).clickable {})
            }
        }) {
            step("first")
            step("opened") { tap("Door") }
            step("left") { back() }
        }
        return folder.listFiles().orEmpty().sorted()
    }

    @Test
    fun picturesAndWordsOfEachStep() {
        assertEquals(listOf("01-first.png", "02-opened.png", "03-left.png", "transcript.txt"), walk().map { it.name })
        val faulty = "  control    NO NAME\n"
        fun said(title: String, heading: String) = "$title\n  heading    $heading\n  control    Door\n$faulty\n"
        assertEquals(
            said("01-first", "Outside") + said("02-opened", "Inside") + said("03-left", "Outside"),
            File(folder, "transcript.txt").readText()
        )
    }

    @Test
    fun theSameWalkGivesTheSamePictures() {
        val once = walk().map { it.readBytes() }
        walk().map { it.readBytes() }.zip(once).forEach { (second, first) -> assertArrayEquals(first, second) }
    }
}
