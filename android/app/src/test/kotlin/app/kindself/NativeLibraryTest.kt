package app.kindself

import app.kindself.core.Breathing
import app.kindself.core.Content
import com.sun.jna.Callback
import com.sun.jna.Library
import com.sun.jna.Memory
import com.sun.jna.Native
import com.sun.jna.Pointer
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertSame
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config

/** The C library through JNA, with a call back: how the Rust core's asynchronous answers arrive. */
interface CLibrary : Library {
    fun qsort(base: Pointer, count: Long, width: Long, compare: Compare)

    fun interface Compare : Callback {
        fun invoke(a: Pointer, b: Pointer): Int
    }
}

/**
 * JNA, and the core through it, inside Robolectric. Each method runs in a sandbox (a class loader) of its own, because their configurations differ; both must
 * find the one JNA that the JVM loaded, see `packagesToNotAcquire` in the pom.
 */
@RunWith(RobolectricTestRunner::class)
class NativeLibraryTest {
    @Test
    fun answersInTheFirstSandbox() = answers()

    @Test
    @Config(instrumentedPackages = ["app.kindself.another.sandbox"])
    fun answersInASecondSandbox() = answers()

    private fun answers() {
        assertSame("JNA is shared by all sandboxes", ClassLoader.getSystemClassLoader(), Native::class.java.classLoader)
        val numbers = Memory(12).apply { write(0, intArrayOf(3, 1, 2), 0, 3) }
        Native.load("c", CLibrary::class.java).qsort(numbers, 3, 4) { a, b -> a.getInt(0).compareTo(b.getInt(0)) }
        assertArrayEquals(intArrayOf(1, 2, 3), numbers.getIntArray(0, 3))
        assertTrue(Breathing(Content("en")).use { it.catalogue().protocols.isNotEmpty() })
    }
}
