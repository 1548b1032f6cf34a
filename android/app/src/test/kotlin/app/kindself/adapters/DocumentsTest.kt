package app.kindself.adapters

import android.app.Activity
import android.content.Intent
import android.net.Uri
import androidx.test.core.app.ActivityScenario
import app.kindself.KindselfApp
import app.kindself.MainActivity
import java.io.IOException
import java.nio.file.Files
import java.nio.file.Path
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf

/** The adapter around another app's documents, and how the activity asks for them. */
@RunWith(RobolectricTestRunner::class)
class DocumentsTest {
    @get:Rule
    val temporary = TemporaryFolder()

    private val app get() = RuntimeEnvironment.getApplication() as KindselfApp
    private val documents get() = app.machine.documents
    private val there get() = PhoneDocuments.folder
    private lateinit var file: Path
    private val wanted = { true }

    @Before
    fun aPhoneWithDocuments() {
        PhoneDocuments.install(temporary.newFolder("there"))
        file = temporary.newFile("backup.age").toPath()
        Files.write(file, ByteArray(100_000) { it.toByte() })
    }

    @Test
    fun whatIsPutOutArrivesWholeInPlaceOfSomethingLonger() {
        val address = PhoneDocuments.address("mine.age")
        there.resolve("mine.age").writeBytes(ByteArray(200_000))
        documents.put(file, address.toString(), wanted)
        assertTrue(there.resolve("mine.age").readBytes().contentEquals(Files.readAllBytes(file)))
    }

    @Test
    fun whatDoesNotArriveLeavesNothing() {
        val address = PhoneDocuments.address("mine.age").toString()
        PhoneDocuments.full = true
        assertThrows(IOException::class.java) { documents.put(file, address, wanted) }
        assertFalse(there.resolve("mine.age").exists())
        PhoneDocuments.full = false
        PhoneDocuments.loses = true
        val lost = PhoneDocuments.address("lost.age").toString()
        assertThrows(IOException::class.java) { documents.put(file, lost, wanted) }
        assertFalse(there.resolve("lost.age").exists())
        assertThrows(IOException::class.java) { documents.put(file, "content://nobody/document/1", wanted) }
    }

    @Test
    fun whatIsNotWantedAnyMoreIsNotCopiedOnAndLeavesNothingOutside() {
        var asked = 0
        val once = { asked++ < 1 }
        val mine = PhoneDocuments.address("mine.age").toString()
        assertThrows(IOException::class.java) { documents.put(file, mine, once) }
        assertFalse(there.resolve("mine.age").exists())
        there.resolve("long.csv").writeBytes(ByteArray(300_000))
        asked = 0
        val here = temporary.root.toPath().resolve("here")
        assertThrows(IOException::class.java) { documents.bringIn(PhoneDocuments.address("long.csv").toString(), here, once) }
        assertEquals("it asks more than once on the way", 2, asked)
        there.resolve("page.md").writeText("1")
        val pages = temporary.root.toPath().resolve("pages")
        assertThrows(IOException::class.java) { documents.bringInPages(PhoneDocuments.tree().toString(), pages) { false } }
    }

    @Test
    fun aFileInAFolderTakesThePlaceOfTheOneThatIsCalledTheSame() {
        val tree = PhoneDocuments.tree().toString()
        documents.putInto(tree, "kindself-a.age", file)
        Files.write(file, ByteArray(10))
        documents.putInto(tree, "kindself-a.age", file)
        documents.putInto(tree, "kindself-b.age", file)
        assertEquals(listOf("kindself-a.age", "kindself-b.age"), there.list()!!.sorted())
        assertEquals(10L, there.resolve("kindself-a.age").length())
    }

    @Test
    fun aFileIsBroughtInUnderItsName() {
        val address = PhoneDocuments.address("diary.csv").toString()
        there.resolve("diary.csv").writeText("words")
        val here = temporary.root.toPath().resolve("here")
        assertEquals("diary.csv", documents.nameOf(address))
        documents.bringIn(address, here, wanted)
        assertEquals("words", String(Files.readAllBytes(here)))
        val other = here.resolveSibling("other")
        assertThrows(IOException::class.java) { documents.bringIn("content://nobody/document/1", other, wanted) }
    }

    @Test
    fun ofAFolderThePagesComeInAndPicturesDoNot() {
        there.resolve("2026-11-01 ${"long ".repeat(30)}.md").writeText("1")
        there.resolve(".trash").mkdir()
        there.resolve(".trash/gone.md").writeText("4")
        there.resolve("deeper").mkdir()
        there.resolve("deeper/two.TXT").writeText("2")
        there.resolve("deeper/photo.jpg").writeText("3")
        val here = temporary.root.toPath().resolve("pages")
        documents.bringInPages(PhoneDocuments.tree().toString(), here, wanted)
        val found = Files.walk(here).use { all -> all.filter(Files::isRegularFile).toList() }
        assertEquals(listOf("1", "2"), found.map { String(Files.readAllBytes(it)) }.sorted())
        assertTrue(found.any { it.fileName.toString().startsWith("2026-11-01 long") && it.fileName.toString().endsWith(".md") })
    }

    @Test
    fun pagesComeInWithTheNamesOfTheirFoldersWhichMaySayTheirDay() {
        val deep = (1..40).joinToString("/") { "d$it" }
        for ((place, words) in listOf("2025/12/12.md" to "1", "\uD83C\uDF19.md" to "2", "\uD83C\uDF1E.md" to "3", "$deep/page.md" to "4")) {
            there.resolve(place).apply { parentFile!!.mkdirs() }.writeText(words)
        }
        val here = temporary.root.toPath().resolve("pages")
        documents.bringInPages(PhoneDocuments.tree().toString(), here, wanted)
        val found = Files.walk(here).use { all -> all.filter(Files::isRegularFile).map { "${here.relativize(it)}" }.toList() }
        assertEquals(listOf("2025/12/12.md", "file.md", "~1/file.md"), found.sorted())
        val empty = here.resolve((1..33).joinToString("/") { "d$it" })
        assertTrue("the core counts it", Files.isDirectory(empty) && empty.toFile().list()!!.isEmpty())
    }

    @Test
    fun theActivityAsksTheSystemAndItsAnswerComesBack() {
        val scenario = ActivityScenario.launch(MainActivity::class.java)
        scenario.onActivity { activity ->
            val answers = ArrayList<String?>()
            documents.create("kindself.age") { answers += it }
            answer(activity, Intent.ACTION_CREATE_DOCUMENT, PhoneDocuments.address("kindself.age"))
            documents.choose { answers += it }
            answer(activity, Intent.ACTION_OPEN_DOCUMENT, null)
            documents.chooseFolder(lasting = true) { answers += it }
            answer(activity, Intent.ACTION_OPEN_DOCUMENT_TREE, PhoneDocuments.tree())
            assertEquals(listOf(PhoneDocuments.address("kindself.age").toString(), null, PhoneDocuments.tree().toString()), answers)
            assertEquals(listOf(PhoneDocuments.tree()), app.contentResolver.persistedUriPermissions.map { it.uri })
            documents.letGo(PhoneDocuments.tree().toString())
            assertEquals(emptyList<Uri>(), app.contentResolver.persistedUriPermissions.map { it.uri })
        }
        scenario.close()
    }

    @Test
    fun anEmptyFileThatNobodyWaitsForAnyMoreGoesAndOneThatWasChosenStays() {
        documents.created(PhoneDocuments.address("empty.age"))
        threads().forEach { it.join() }
        assertFalse(there.resolve("empty.age").exists())
        val full = PhoneDocuments.address("full.age")
        there.resolve("full.age").writeText("someone's")
        documents.created(full)
        documents.answered(PhoneDocuments.address("chosen.age"))
        threads().forEach { it.join() }
        assertTrue(there.resolve("full.age").exists())
        assertTrue(there.resolve("chosen.age").exists())
    }

    private fun threads() = Thread.getAllStackTraces().keys.filter { it.name == "kindself-documents" }

    private fun answer(activity: Activity, action: String, chosen: Uri?) {
        val asked = shadowOf(activity).nextStartedActivityForResult.intent
        assertEquals(action, asked.action)
        val result = if (chosen == null) Activity.RESULT_CANCELED else Activity.RESULT_OK
        shadowOf(activity).receiveResult(asked, result, chosen?.let { Intent().setData(it) })
    }
}
