package dev.heatpad.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.heatpad.browser.Phone.Look;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session on the phone, from idle to its line in the history, in every look. */
final class SessionPageIT {

  /** A session in the list of the past. */
  private static final String ENTRY = "a.entry";

  private static final LocatorAssertions.IsVisibleOptions PATIENT =
      new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);

  @TempDir Path directory;

  @Test
  void aSessionIsStartedWatchedStoppedAndFollowedByRest() {
    try (Scene scene = Scene.start(directory, "--speed", "30")) {
      Phone light = scene.phone(Look.LIGHT);
      Phone dark = scene.phone(Look.DARK);
      for (Phone phone : List.of(light, dark)) {
        phone.awaitText("Off");
        phone.show("idle");
      }
      light.press("Start");
      for (Phone phone : List.of(light, dark)) {
        phone.awaitText("Heating");
        assertThat(phone.page().locator(".dial")).containsText("until");
        // The skin is warm when the curve has something to show.
        phone.awaitReading("Skin", 37);
        phone.show("heating");
      }
      dark.press("Stop heat");
      for (Phone phone : List.of(light, dark)) {
        phone.awaitText("Rest until");
        phone.show("refusal");
        phone.open("#/history");
        assertThat(phone.page().locator(ENTRY)).hasCount(1);
        phone.show("history-one");
        phone.page().locator(ENTRY).click();
        phone.awaitText("Warmest at the skin");
        phone.show("session");
      }
    }
  }

  @Test
  void theQuestionFillsTheScreenAndHeatGoesOnOnlyWithAnAnswer() {
    try (Scene scene =
        Scene.start(
            directory,
            Scene.with(Scene.settings("sim.person=absent", "pad.back.profile=sensitive"), "5"))) {
      Phone light = scene.phone(Look.LIGHT);
      Phone dark = scene.phone(Look.DARK);
      light.press("Start");
      light.awaitText("Still there?");
      dark.awaitText("Still there?");
      light.picture("prompt");
      dark.picture("prompt");
      light.press("Yes, I am here");
      for (Phone phone : List.of(light, dark)) {
        assertThat(phone.page().locator("dialog.prompt[open]")).hasCount(0);
        phone.awaitText("Heating");
      }
      // Nobody answers the next one.
      light.awaitText("Still there?");
      light.isForEveryone("prompt");
      dark.isForEveryone("prompt");
      light.awaitText("Rest until");
      light.show("no-answer");
    }
  }

  @Test
  void aFaultSaysWhatHappenedAndWhatToDo() {
    try (Scene scene =
        Scene.start(directory, Scene.with(Scene.settings("sim.defect=folded"), "30"))) {
      Phone light = scene.phone(Look.LIGHT);
      Phone dark = scene.phone(Look.DARK);
      light.press("Start");
      for (Phone phone : List.of(light, dark)) {
        phone.awaitText("What to do:");
        phone.show("fault");
        assertThat(phone.button("Start")).hasCount(0);
        assertThat(phone.button("Stop")).isEnabled();
      }
    }
  }

  @Test
  void thePastIsToldByDays() {
    try (Scene scene =
        Scene.start(directory, Scene.with(Scene.settings("sim.unlimited=true"), "300"))) {
      Phone phone = scene.phone(Look.LIGHT);
      for (int session = 0; session < 3; session++) {
        phone.press("Start");
        phone.awaitText("Heating");
        assertThat(phone.button("Start")).isVisible(PATIENT);
      }
      for (Phone each : List.of(phone, scene.phone(Look.DARK))) {
        each.open("#/history");
        each.awaitText("Last 7 days");
        assertThat(each.page().locator(ENTRY)).hasCount(3);
        each.show("history");
      }
    }
  }

  @Test
  void theOtherViewsAreForEveryoneToo() {
    try (Scene scene = Scene.start(directory)) {
      for (Look look : List.of(Look.SMALL, Look.TABLET, Look.GERMAN)) {
        Phone phone = scene.phone(look);
        phone.show("idle");
        phone.open("#/settings");
        assertThat(phone.page().locator("h1")).isVisible();
        phone.show("settings");
        phone.open("#/history");
        assertThat(phone.page().locator("h1")).isVisible();
        phone.show("history-empty");
      }
    }
  }
}
