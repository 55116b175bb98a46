package dev.heatpad.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The small evaluator renders as Jinja does. The expected texts were compared with Jinja 3.1.6 by
 * hand; Home Assistant renders with the same library.
 */
class TemplateTest {

  private static final String JSON =
      """
      {"n":20,"d":39.5,"s":"ON","none":null,"list":[{"code":"x"}],"o":{"p":1.25},"flag":true}\
      """;

  private static String render(String template) {
    return Template.render(
        template,
        new Template.Scope(
            "ON", new JsonMapper().readTree(JSON), Instant.ofEpochMilli(1_795_000_000_250L)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{{ value_json.n }} | 20",
        "{{ value_json.d }} | 39.5",
        "{{ value_json.none }} | None",
        "{{ value_json.flag }} | True",
        "{{ value_json.o.p }} | 1.25",
        "{{ 'ON' if value_json.none else 'OFF' }} | OFF",
        "{{ 'ON' if value_json.list else 'OFF' }} | ON",
        "{{ 'heat' if value == 'ON' else 'off' }} | heat",
        "{{ 'a' if value == 'OFF' else 'b' if value_json.s == 'ON' else 'c' }} | b",
        "{{ value_json.o.p if value_json.o else value_json.n }} | 1.25",
        "{{ value_json.none.p if value_json.none else value_json.n }} | 20",
        "{{'ON' if value_json.s=='ON' else 'OFF'}} | ON",
        "{{value_json.o.p}} | 1.25",
        "id-{{now()}} | id-2026-11-18 11:06:40.250000+00:00"
      })
  void rendersAsJinja(String template, String expected) {
    assertEquals(expected, render(template).replaceFirst("\\.0$", ""));
  }

  @Test
  void rendersCommandsAndDictionaries() {
    assertEquals(
        "{\"id\":\"2026-11-18 11:06:40.250000+00:00\",\"ts\":1795000000.25}",
        render("{\"id\":\"{{now()}}\",\"ts\":{{now().timestamp()}}}"));
    assertEquals(
        "{\"a\":[{\"code\":\"x\"}],\"b\":null}",
        render("{{ {'a': value_json.list, 'b': value_json.none} | to_json }}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ value_json.a",
        "{{ value_json.a }",
        "{{ value_json.a + 1 }}",
        "{{ states('x') }}",
        "{{ value | float }}",
        "{{ 'a' if value }}",
        "{% if value %}a{% endif %}",
        "{{ value }} }}"
      })
  void whatIsNoneOfOurFormsIsRefused(String template) {
    assertFalse(Template.parses(template));
  }

  @Test
  void aPathThatIsNotThereIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> render("{{ value_json.absent }}"));
  }
}
