package dev.heatpad.homeassistant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge of documents is judged: it passes a good one, and each rule finds its broken one. */
class ValidatorTest {

  private static final String TOPIC = "homeassistant/device/x_y/config";

  /** Quotes are written as ' here. */
  private static final String GOOD =
      """
      {'dev':{'ids':['x_y'],'name':'X','cu':'http://x/'},'o':{'name':'X','sw':'1'},
       'avty_t':'x/availability',
       'cmps':{
        'a':{'p':'switch','uniq_id':'a','name':null,'~':'x','stat_t':'~/a','cmd_t':'~/a/set'},
        'n':{'p':'number','uniq_id':'n','stat_t':'x/n','cmd_t':'x/n/set','min':1,'max':5,'step':1},
        's':{'p':'sensor','uniq_id':'s','stat_t':'x/skin/temperature','dev_cla':'temperature',
             'unit_of_meas':'°C','stat_cla':'measurement','exp_aft':30,'ic':'mdi:a'},
        'e':{'p':'sensor','uniq_id':'e','stat_t':'x/e','dev_cla':'enum','ops':['k']},
        'd':{'p':'sensor','uniq_id':'d','stat_t':'x/doc','val_tpl':'{{ value_json.a }}'},
        'c':{'p':'climate','uniq_id':'c','max_temp':40,'precision':0.1,'temp_unit':'C'},
        'gone':{'p':'sensor'}}}
      """;

  private static Arguments broken(String rule, String good, String bad) {
    return Arguments.of(rule, good, bad);
  }

  static Stream<Arguments> brokenDocuments() {
    return Stream.of(documents(), entities(), sensors(), habits()).flatMap(it -> it);
  }

  private static Stream<Arguments> documents() {
    return Stream.of(
        broken("D4", "'o':{'name':'X','sw':'1'},", ""),
        broken("D5", "'avty_t'", "'retain':true,'avty_t'"),
        broken("D5", "'avty_t'", "'~':'x','avty_t'"),
        broken("D6", "'ids':['x_y']", "'ids':[]"),
        broken("D6", "'name':'X','cu'", "'colour':'X','cu'"),
        broken("D6", "'name':'X','cu'", "'name':7,'cu'"),
        broken("D6", "http://x/", "x"),
        broken("D6", "'sw':'1'}", "'licence':'1'}"),
        broken("D7", "{'name':'X','sw':'1'}", "{'sw':'1'}"),
        broken("D8", "'avty_t'", "'avty':[{'t':'x'}],'avty_t'"),
        broken("D8", "'avty_t':'x/availability'", "'avty':[{'pl_avail':'x'}]"),
        broken("D8", "'avty_t':'x/availability'", "'avty':[{'t':'x','colour':'x'}]"),
        broken("D8", "'avty_t'", "'avty_mode':'some','avty_t'"),
        broken("D9", "{'p':'sensor'}", "{'p':'toaster'}"),
        broken("D9", "{'p':'sensor'}", "{}"),
        broken("D9", "{'p':'sensor'}", "7"),
        broken("D10", "'uniq_id':'s',", ""),
        broken("D11", "'avty_t'", "'qos':3,'avty_t'"),
        broken("D11", "x/availability", "x/#/availability"),
        broken("D11", "'avty_t'", "'msg_exp_int':-1,'avty_t'"));
  }

  private static Stream<Arguments> entities() {
    return Stream.of(
        broken("E1", "'cmd_t':'~/a/set'", "'opt':false"),
        broken("E2", "~/a/set", "~/+/set"),
        broken("E2", "~/a/set", ""),
        broken("E2", "'stat_t':'~/a'", "'stat_t':'~/a+'"),
        broken("E2", "'stat_t':'~/a'", "'stat_t':'~/#/a'"),
        broken("E2", "'stat_t':'~/a'", "'stat_t':'~/\\u0001'"),
        broken("E7", "'min':1", "'min':9"),
        broken("E7", "'step':1", "'step':0.0001"),
        broken("E7", "'max':5", "'max':'5'"),
        broken("E8", "'precision':0.1", "'precision':0.2"),
        broken("E8", "'temp_unit':'C'", "'temp_unit':'K'"),
        broken("E8", "'max_temp'", "'pr_modes':['eco'],'max_temp'"),
        broken("E8", "'max_temp'", "'pr_modes':['none'],'pr_mode_cmd_t':'x/p','max_temp'"),
        broken("E8", "'max_temp'", "'max_hum':120,'max_temp'"),
        broken("E9", "'exp_aft':30", "'exp_aft':30,'ent_cat':'config'"),
        broken("E9", "'exp_aft':30", "'exp_aft':30,'ent_cat':'other'"),
        broken("E10", "'uniq_id':'e'", "'uniq_id':'s'"),
        broken("E12", "'exp_aft':30", "'exp_aft':30,'avty':[{'t':'x'}]"),
        broken("E13", "'exp_aft':30", "'exp_aft':30.5"),
        broken("E13", "'exp_aft':30", "'exp_aft':-1"),
        broken("E14", "mdi:a", "a"),
        broken("E14", "{{ value_json.a }}", "{{ value_json.a }"),
        broken("E14", "{{ value_json.a }}", "{{ value_json.a + }}"));
  }

  private static Stream<Arguments> sensors() {
    return Stream.of(
        broken("E3", "'dev_cla':'temperature'", "'dev_cla':'warmth'"),
        broken("E3", "'stat_cla':'measurement'", "'stat_cla':'now'"),
        broken("E4", "'ops':['k']", "'ops':[]"),
        broken("E4", "'dev_cla':'enum','ops'", "'ops'"),
        broken("E4", "'ops':['k']", "'ops':['k'],'stat_cla':'measurement'"),
        broken("E5", "°C", "C"),
        broken("E6", "'exp_aft':30", "'exp_aft':30,'lrst_val_tpl':'{{ value }}'"),
        broken("E11", "'ops':['k']", "'unit_of_meas':'k'"),
        broken("W2", "'stat_cla':'measurement'", "'stat_cla':'total'"),
        broken("W3", "°C", "\u00b5s"));
  }

  private static Stream<Arguments> habits() {
    return Stream.of(
        broken("W1", "'step':1", "'stepp':1"),
        broken("W4", "'step':1", "'ic':'mdi:a','icon':'mdi:b'"),
        broken("W6", "'cmd_t':'~/a/set'", "'cmd_t':'~/a/set','ret':true"),
        broken("W7", "'avty_t':'x/availability',", ""),
        broken("W8", ",'exp_aft':30", ""),
        broken("W9", "'ops':['k']", "'ops':['k'],'exp_aft':30"),
        broken("W10", "'stat_t':'x/n',", ""),
        broken("W11", "'max_temp':40,", ""),
        broken("W12", "x/doc", "x/scalar"),
        broken("W13", "~/a/set", "~/a"),
        broken("W14", "'step':1", "'obj_id':'n'"),
        broken("W15", "'gone'", "'go ne'"));
  }

  private static List<String> rules(String topic, String document) {
    byte[] utf8 = document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Validator.judge(topic, utf8).stream().map(Finding::rule).distinct().toList();
  }

  @Test
  void aGoodDocumentHasNoFinding() {
    assertEquals(List.of(), rules(TOPIC, GOOD));
  }

  @ParameterizedTest
  @MethodSource("brokenDocuments")
  void eachRuleFindsItsBrokenDocument(String rule, String good, String bad) {
    assertTrue(GOOD.contains(good), good);
    List<String> found = rules(TOPIC, GOOD.replace(good, bad));
    assertTrue(found.contains(rule), rule + " not in " + found);
  }

  /** What is so broken that no entity is left. */
  @Test
  void rulesOfTheWholeFindTheirs() {
    assertEquals(List.of("D1"), rules("homeassistant/device/x y/config", GOOD));
    assertEquals(List.of("D1"), rules("homeassistant/sensor/x/config", GOOD));
    assertEquals(List.of(), rules("homeassistant/device/node/x/config", GOOD));
    assertEquals(List.of("D2"), rules(TOPIC, "[]"));
    assertEquals(List.of("D3"), rules(TOPIC, "{'a':NaN}"));
    assertEquals(List.of("W5"), rules(TOPIC, GOOD.replaceAll("(?s)'cmps':.*", "'cmps':{}}")));
  }

  /** No rule of the list is without a broken document. */
  @Test
  void everyRuleHasABrokenDocument() {
    Set<String> shown =
        brokenDocuments().map(it -> (String) it.get()[0]).collect(Collectors.toSet());
    shown.addAll(List.of("D1", "D2", "D3", "W5"));
    List<String> expected = new ArrayList<>();
    for (int number = 1; number <= 15; number++) {
      if (number <= 11) {
        expected.add("D" + number);
      }
      if (number <= 14) {
        expected.add("E" + number);
      }
      expected.add("W" + number);
    }
    assertEquals(new TreeSet<>(expected), new TreeSet<>(shown));
  }
}
