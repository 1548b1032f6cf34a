package app.kindself.flows

import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.Path
import org.junit.runner.Description
import org.junit.runner.notification.RunListener

/** Folders that go with the test that made them. Robolectric loads this once for each sandbox: they share a place, not a list. */
object TestFolders {
    private val place = Path(System.getProperty("java.io.tmpdir"), "kindself-${ProcessHandle.current().pid()}")

    fun new(name: String): Path = Files.createTempDirectory(Files.createDirectories(place), name)

    fun letGo() = check(place.toFile().deleteRecursively()) { "Something still writes in $place" }
}

/** What the pom names to JUnit: no test has to remember it. */
class TestFoldersGo : RunListener() {
    override fun testFinished(description: Description) = TestFolders.letGo()
}
