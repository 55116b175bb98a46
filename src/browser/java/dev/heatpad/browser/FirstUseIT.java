package dev.heatpad.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone's first minutes: it is let in, and asks whether heat is for its person. */
final class FirstUseIT {

  /** The page's own limit, compressed, for its first load. */
  private static final long MAX_FIRST_LOAD_BYTES = 150_000;

  @TempDir Path directory;

  @Test
  void aStrangerSeesNothingButTheWayIn() {
    try (Scene scene = Scene.start(directory)) {
      Phone phone = scene.stranger(Phone.Look.LIGHT).expecting("401").expecting("403");
      phone.open("");
      phone.awaitText("Pair this phone");
      phone.show("pairing");
      phone.page().locator("#code").fill("000000".equals(scene.code()) ? "111111" : "000000");
      phone.press("Pair");
      phone.awaitText("This code is wrong");
      phone.show("pairing-wrong");
      assertFalse(phone.page().content().contains("°C"), "nothing of the pad");
    }
  }

  @Test
  void theCodeLetsAPhoneInAndNoScriptCanReadItsToken() {
    try (Scene scene = Scene.start(directory)) {
      Phone phone = scene.stranger(Phone.Look.LIGHT).expecting("401");
      phone.open("");
      phone.page().locator("#code").fill(scene.code());
      phone.press("Pair");
      phone.awaitLive();
      List<Cookie> cookies = phone.context().cookies();
      assertEquals(1, cookies.size());
      assertTrue(cookies.getFirst().httpOnly);
      assertEquals(SameSiteAttribute.STRICT, cookies.getFirst().sameSite);
      assertEquals("", phone.page().evaluate("document.cookie"));
      assertFalse(phone.page().url().contains("pair="));
    }
  }

  @Test
  void theLinkOfTheQrCodePairsByItselfAndForgetsTheCode() {
    try (Scene scene = Scene.start(directory)) {
      Phone phone = scene.phone(Phone.Look.DARK);
      assertFalse(phone.page().url().contains("pair="));
      assertTrue(
          phone.firstLoadBytes() < MAX_FIRST_LOAD_BYTES, () -> phone.firstLoadBytes() + " bytes");
    }
  }

  @Test
  void theFirstUseAsksWhetherHeatIsForThisPerson() {
    try (Scene scene = Scene.start(directory, Scene.settings("sim.setup-required=true"))) {
      Phone phone = scene.phone(Phone.Look.LIGHT);
      phone.awaitText("A few questions first");
      phone.show("setup-needed");
      phone.page().locator("a.go").click();
      phone.awaitText("Is heat for you?");
      phone.show("setup-begin");
      answerAll(phone, "No");
      phone.awaitText("Heat is all right for you");
      phone.show("setup-clear");
      phone.page().getByText("To the heat pad").click();
      PlaywrightAssertions.assertThat(phone.button("Start")).isEnabled();
    }
  }

  @Test
  void aRedFlagKeepsHeatOffAndSaysWhomToSee() {
    try (Scene scene = Scene.start(directory, Scene.settings("sim.setup-required=true"))) {
      Phone phone = scene.phone(Phone.Look.LIGHT);
      phone.open("#/setup");
      phone.awaitText("Is heat for you?");
      answerAll(phone, "Yes");
      phone.awaitText("Get help now");
      phone.show("setup-emergency");
      phone.open("#/now");
      phone.awaitText("No start now");
      phone.show("red-flag");
    }
  }

  /** Goes through all steps with one answer to everything, and looks at each. */
  private static void answerAll(Phone phone, String answer) {
    Page page = phone.page();
    phone.press("Begin");
    for (int step = 1; page.locator(".question-card, fieldset input[name]").count() > 0; step++) {
      for (Locator radio :
          page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(answer).setExact(true))
              .all()) {
        radio.check(new Locator.CheckOptions().setForce(true));
      }
      phone.show("setup-" + answer.toLowerCase(Locale.ROOT) + "-" + step);
      phone.press("Next");
    }
    phone.awaitText("Are these your answers?");
    phone.show("setup-" + answer.toLowerCase(Locale.ROOT) + "-review");
    phone.press("Save the answers");
  }
}
