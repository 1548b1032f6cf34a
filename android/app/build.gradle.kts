// Not run here: for Android Studio. `make bindings` writes the Kotlin side of the core first, and android/apk/native.sh its
// libraries, from an NDK.
plugins {
    alias(libs.plugins.android.application)
    alias(libs.plugins.kotlin.android)
    alias(libs.plugins.kotlin.compose)
}

android {
    namespace = "app.kindself"
    compileSdk = libs.versions.targetSdk.get().toInt()

    defaultConfig {
        applicationId = "app.kindself"
        minSdk = libs.versions.minSdk.get().toInt()
        targetSdk = libs.versions.targetSdk.get().toInt()
    }

    buildTypes {
        release {
            isMinifyEnabled = true
            isShrinkResources = true
            proguardFiles(getDefaultProguardFile("proguard-android-optimize.txt"), "../apk/rules.pro")
        }
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_17
        targetCompatibility = JavaVersion.VERSION_17
    }

    sourceSets["main"].kotlin.srcDirs("../ui/src/main/kotlin", "../../bindings/generated/kotlin")
    sourceSets["main"].jniLibs.srcDir("../apk/target/lib")

    testOptions.unitTests.isIncludeAndroidResources = true
}

kotlin {
    jvmToolchain(17)
}

dependencies {
    implementation(libs.activity.compose)
    implementation(libs.compose.material.icons)
    implementation(libs.compose.material3)
    implementation(libs.compose.ui)
    implementation(libs.core.ktx)
    implementation(libs.coroutines.android)
    implementation(libs.lifecycle.runtime.compose)
    // The archive, not the jar: it carries JNA's own native half for phones.
    implementation(variantOf(libs.jna) { artifactType("aar") })
    testImplementation(libs.compose.ui.test)
    testImplementation(libs.coroutines.test)
    testImplementation(libs.junit)
    testImplementation(libs.robolectric)
    debugImplementation(libs.compose.ui.test.manifest)
}
