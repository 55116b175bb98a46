package dev.heatpad.adapter.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.heatpad.core.screening.Question;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page asks what the program asks, in each of its languages. */
class PageQuestionsTest {

  private static JsonNode messages(String language) throws IOException {
    String file = "/dev/heatpad/web/app/messages/" + language + ".json";
    try (InputStream stream = PageQuestionsTest.class.getResourceAsStream(file)) {
      assertNotNull(stream, file);
      return JsonMapper.shared().readTree(stream.readAllBytes());
    }
  }

  @ParameterizedTest
  @EnumSource(Question.class)
  void thePageAsksAndAdvisesAsTheTerminalDoes(Question question) throws IOException {
    JsonNode english = messages("en");
    assertEquals(question.sentence(), english.path("question." + question.id()).asString(""));
    assertEquals(question.advice(), english.path("advice." + question.id()).asString(""));
    JsonNode german = messages("de");
    assertFalse(german.path("question." + question.id()).asString("").isBlank());
    assertFalse(german.path("advice." + question.id()).asString("").isBlank());
  }
}
