package dev.heatpad.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heatpad.browser.Phone.Look;
import dev.heatpad.fixture.DaemonProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two phones at once, and phones that lose the program. */
final class ConnectionIT {

  @TempDir Path directory;

  @Test
  void whatOnePhoneDoesTheOtherShows() {
    try (Scene scene = Scene.start(directory)) {
      Phone first = scene.phone(Look.LIGHT);
      Phone second = scene.phone(Look.DARK);
      first.press("Start");
      second.awaitText("Heating");
      second.press("Stop heat");
      first.awaitText("Off");
      assertThat(first.button("Stop heat")).hasCount(0);
      assertEquals(
          2,
          scene.daemon().run("pair", "--list").output().stream()
              .filter(line -> line.contains("My phone"))
              .count());
    }
  }

  @Test
  void aFrozenProgramIsNeverShownAsLive() {
    try (Scene scene = Scene.start(directory)) {
      Phone phone = scene.phone(Look.LIGHT).expecting("Failed to load");
      phone.press("Start");
      phone.awaitText("Heating");
      scene.daemon().freeze();
      assertThat(phone.page().locator(".link.lost")).isVisible();
      phone.awaitText("No connection to the pad");
      assertThat(phone.button("Stop heat")).isEnabled();
      phone.show("connection-lost");
      phone.press("Stop heat");
      scene.daemon().thaw();
      phone.awaitLive();
      phone.awaitText("Off");
    }
  }

  @Test
  void afterARestartOfTheProgramThePhoneIsStillPaired() throws IOException {
    String listen = "web.listen=127.0.0.1:" + freePort();
    try (Scene scene = Scene.start(directory, Scene.settings(listen))) {
      Phone phone = scene.phone(Look.LIGHT).expecting("ERR_").expecting("Failed to ");
      phone.press("Start");
      phone.awaitText("Heating");
      scene.daemon().kill();
      phone.awaitText("No connection to the pad");
      // A view that was never loaded, asked for while nobody can send it.
      phone.open("#/history");
      try (DaemonProcess again =
          DaemonProcess.start(directory, DaemonProcess.embedded(Scene.settings(listen)))) {
        phone.awaitLive();
        assertThat(phone.button("Stop heat")).hasCount(0);
        phone.awaitText("Power or program failed");
        phone.show("interrupted");
        assertEquals(0, again.run("stop").exitCode());
      }
    }
  }

  @Test
  void aRevokedPhoneIsShutOutAtOnce() {
    try (Scene scene = Scene.start(directory)) {
      Phone phone = scene.phone(Look.LIGHT);
      Phone other = scene.phone(Look.LIGHT);
      other.open("#/settings");
      other.press("Remove");
      other.page().locator("dialog[open]").getByText("Remove").last().click();
      phone.awaitText("Pair this phone");
      other.awaitLive();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
