package dev.heatpad.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heatpad.loop.ClientName;
import dev.heatpad.wire.PairingRequest.Keep;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strangers may send (design 4.4). */
final class PairingRequestTest {

  @Test
  void isReadWithItsName() {
    assertEquals(
        new PairingRequest.Understood("012345", new ClientName("Anna's phone"), Keep.TOKEN),
        parse("{'code':'012345','name':' Anna`s\\tphone ','keep':'token'}"));
    assertEquals(
        new PairingRequest.Understood("012345", new ClientName("a"), Keep.COOKIE),
        parse("{'code':'012345','name':'a'}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'code':123456,'name':'a'} | \"code\" is text",
        "{'code':'12345','name':'a'} | six digits",
        "{'code':'1234567','name':'a'} | six digits",
        "{'code':'١٢٣٤٥٦','name':'a'} | six digits",
        "{'code':'123456\\n','name':'a'} | six digits",
        "{'name':'a'} | six digits",
        "{'code':'123456'} | \"name\" has 1 to 40",
        "{'code':'123456','name':' '} | \"name\" has 1 to 40",
        "{'code':'123456','name':'a','keep':'forever'} | \"keep\" is",
        "{'code':'123456','name':'a','admin':true} | There is no key \"admin\"",
        "{'code':'123456','code':'123457','name':'a'} | twice",
        "[] | in braces",
        "code=123456 | not valid JSON"
      })
  void isRefusedWithASentence(String json, String part) {
    PairingRequest.Unreadable refused =
        assertInstanceOf(PairingRequest.Unreadable.class, parse(json));
    assertTrue(refused.problem().contains(part), refused.problem());
  }

  @Test
  void hidesItsCode() {
    assertFalse(parse("{'code':'012345','name':'a'}").toString().contains("012345"));
  }

  private static PairingRequest parse(String singleQuoted) {
    return PairingRequest.parse(
        singleQuoted.replace('\'', '"').replace('`', '\'').getBytes(StandardCharsets.UTF_8));
  }
}
