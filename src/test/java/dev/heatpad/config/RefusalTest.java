package dev.heatpad.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Requirement: every mistake in the file gives one sentence with what, where and what to do.
class RefusalTest {
  @ParameterizedTest
  @MethodSource({
    "unknownKeys",
    "wrongTypes",
    "missingUnits",
    "outOfRange",
    "addresses",
    "padNames",
    "notInThisVersion",
    "rulesBetweenKeys"
  })
  void oneSentenceSaysWhatAndWhereAndWhatToDo(String text, String sentence) {
    assertEquals(List.of(sentence), SettingsText.problems(text));
  }

  @Test
  void allFindingsOfAFileAreTold() {
    String text =
        """
        [log]
        level = "loud"
        colour = true

        [pad.back]
        power = 30
        """;
    assertEquals(
        List.of(
            "heatpad.toml:3:1: log.colour is not a key; the key here is level.",
            "heatpad.toml:2:1: log.level is \"loud\"; write \"error\", \"warning\", \"info\" or"
                + " \"debug\".",
            "heatpad.toml:6:1: pad.back.power is 30 without a unit; write \"30 W\"."),
        SettingsText.problems(text));
  }

  @Test
  void aRuleIsNotJudgedByARefusedValue() {
    String text = "[pad.back]\narea = \"0.05 m2\"\npower = 10";
    assertEquals(
        List.of("heatpad.toml:3:1: pad.back.power is 10 without a unit; write \"10 W\"."),
        SettingsText.problems(text));
  }

  static Stream<Arguments> unknownKeys() {
    return Stream.of(
        arguments(
            "[pad.back]\noutptu = \"relay\"",
            "heatpad.toml:2:1: pad.back.outptu is not a key; did you mean pad.back.output?"),
        arguments(
            "[pad.back.gpio]\nrelay_a = 26",
            "heatpad.toml:2:1: pad.back.gpio.relay_a is not a key; did you mean"
                + " pad.back.gpio.relay-a?"),
        arguments(
            "[padd.back]\npower = \"30 W\"",
            "heatpad.toml:1:2: padd is not a key; did you mean pad?"),
        arguments(
            "session = \"20 min\"",
            "heatpad.toml:1:1: session is not a key; did you mean pad.<name>.limit.session?"),
        arguments(
            "[pad.neck]\nsession = \"20 min\"",
            "heatpad.toml:2:1: pad.neck.session is not a key; did you mean"
                + " pad.neck.limit.session?"),
        arguments(
            "[sim]\nweather = \"rain\"",
            "heatpad.toml:2:1: sim.weather is not a key; the keys here are person, unlimited,"
                + " ambient, setup-required and defect."),
        arguments(
            "[nonsense]\na = 1\nb = 2",
            "heatpad.toml:1:2: nonsense is not a key; the keys here are device, data, runtime, log,"
                + " mqtt, web, wearable, pad and sim."));
  }

  static Stream<Arguments> wrongTypes() {
    return Stream.of(
        arguments("pad = 3", "heatpad.toml:1:1: pad is 3; write [pad] and its keys below."),
        arguments(
            "[[pad]]\npower = \"30 W\"",
            "heatpad.toml:1:3: pad is a list; write [pad] and its keys below."),
        arguments(
            "[log.level]\nx = 1",
            "heatpad.toml:1:2: log.level is a table; write \"error\", \"warning\", \"info\" or"
                + " \"debug\"."),
        arguments(
            "[mqtt]\nhealth-data = \"yes\"",
            "heatpad.toml:2:1: mqtt.health-data is \"yes\"; write true or false."),
        arguments(
            "[mqtt]\nhealth-data = \"true\"",
            "heatpad.toml:2:1: mqtt.health-data is \"true\"; write true without quotes."),
        arguments(
            "[pad.back.limit]\nsessions-per-day = \"2\"",
            "heatpad.toml:2:1: pad.back.limit.sessions-per-day is \"2\"; write 2 without quotes."),
        arguments(
            "[pad.back.limit]\nsessions-per-day = 2.0",
            "heatpad.toml:2:1: pad.back.limit.sessions-per-day is 2.0; write a whole number: 1 to"
                + " 3."),
        arguments(
            "[pad.back.gpio]\nstop-button = \"24\"",
            "heatpad.toml:2:1: pad.back.gpio.stop-button is \"24\"; write 24 without quotes."),
        arguments(
            "[pad.back.limit]\nsession = true",
            "heatpad.toml:2:1: pad.back.limit.session is true; write a number and a unit in"
                + " quotes, like \"30 min\"."),
        arguments(
            "device.id = 1979-05-27",
            "heatpad.toml:1:1: device.id is a date or time; write text in quotes: 1 to 32 of a-z,"
                + " 0-9, _ and -."),
        arguments(
            "[log]\nlevel = \"inof\"",
            "heatpad.toml:2:1: log.level is \"inof\"; write \"error\", \"warning\", \"info\" or"
                + " \"debug\", most likely \"info\"."));
  }

  static Stream<Arguments> missingUnits() {
    return Stream.of(
        arguments(
            "[pad.back.limit]\nsession = 20",
            "heatpad.toml:2:1: pad.back.limit.session is 20 without a unit; write \"20 min\"."),
        arguments(
            "[pad.back.limit]\nsession = \"20\"",
            "heatpad.toml:2:1: pad.back.limit.session is 20 without a unit; write \"20 min\"."),
        arguments(
            "[pad.back.limit]\ntarget = 40.5",
            "heatpad.toml:2:1: pad.back.limit.target is 40.5 without a unit; write \"40.5 C\"."),
        arguments(
            "[pad.back.limit]\nsession = \"20 minutes\"",
            "heatpad.toml:2:1: pad.back.limit.session is \"20 minutes\"; the unit is ms, s, min or"
                + " h, like \"30 min\"."),
        arguments(
            "[pad.back.limit]\ntarget = \"40,5 C\"",
            "heatpad.toml:2:1: pad.back.limit.target is \"40,5 C\"; write \"40.5 C\" with a"
                + " point."),
        arguments(
            "[pad.back.limit]\nsession = \"soon\"",
            "heatpad.toml:2:1: pad.back.limit.session is \"soon\"; write a number and a unit, like"
                + " \"30 min\"."));
  }

  static Stream<Arguments> outOfRange() {
    return Stream.of(
        arguments(
            "[pad.back.limit]\nsession = \"45 min\"",
            "heatpad.toml:2:1: pad.back.limit.session is \"45 min\"; it takes 1 min to 30 min,"
                + " by limit D3 of docs/safety.md: usual practice is 15 to 20 min, hard timer at 30"
                + " min."),
        arguments(
            "[pad.back.limit]\ntarget = \"108 F\"",
            "heatpad.toml:2:1: pad.back.limit.target is \"108 F\"; it takes 36.0 C to 42.0 C,"
                + " by limit D1 of docs/safety.md: 41 C is the convention for medical contact, 42 C"
                + " is for experts, and lasting skin changes are linked to 43 C and more."),
        arguments(
            "[pad.back.limit]\nsessions-per-day = 4",
            "heatpad.toml:2:1: pad.back.limit.sessions-per-day is 4; it takes 1 to 3, by limit"
                + " D8 of docs/safety.md: 15 min of heat in every hour, day after day, left lasting"
                + " marks on a lower back."),
        arguments(
            "[pad.back.gpio]\nrelay-a = 5",
            "heatpad.toml:2:1: pad.back.gpio.relay-a is 5; it takes BCM 16, 17, 20 to 27, because"
                + " the other pins may be high while the computer starts."),
        arguments(
            "[pad.back.gpio]\nrelay-a = \"none\"",
            "heatpad.toml:2:1: pad.back.gpio.relay-a is \"none\"; write a whole number: BCM 16, 17,"
                + " 20 to 27."),
        arguments(
            "[pad.back.gpio]\nstop-button = 37",
            "heatpad.toml:2:1: pad.back.gpio.stop-button is 37; it takes BCM 0 to 27, and BCM"
                + " numbers are not the positions on the header."),
        arguments(
            "[pad.back.sensor]\nskin = \"10-000000000000\"",
            "heatpad.toml:2:1: pad.back.sensor.skin is \"10-000000000000\"; it takes 28- and 12 of"
                + " 0-9 and a-f, as listed by `ls /sys/bus/w1/devices`."),
        arguments(
            "[device]\nid = \"Heat Pad\"",
            "heatpad.toml:2:1: device.id is \"Heat Pad\"; it takes 1 to 32 of a-z, 0-9, _ and"
                + " -."));
  }

  static Stream<Arguments> addresses() {
    return Stream.of(
        arguments(
            "[mqtt]\nlisten = \"0.0.0.0:1883\"",
            "heatpad.toml:2:1: mqtt.listen is \"0.0.0.0:1883\"; in this version it takes only"
                + " addresses of this computer, like 127.0.0.1."),
        arguments(
            "[mqtt]\nlisten = \"127.0.0.1:99999\"",
            "heatpad.toml:2:1: mqtt.listen is \"127.0.0.1:99999\"; it takes a loopback address and"
                + " a port, like \"127.0.0.1:1883\"."),
        arguments(
            "[web]\nlisten = \"pi.local:80\"",
            "heatpad.toml:2:1: web.listen is \"pi.local:80\"; it takes an IP address of this"
                + " computer and a port, like \"0.0.0.0:8480\"."),
        arguments(
            "[web]\nhosts = \"pad.example\"",
            "heatpad.toml:2:1: web.hosts is \"pad.example\"; write a list in brackets, like"
                + " [\"pad.example\"]."),
        arguments(
            "[web]\nhosts = [\"pad.example\", \"pad.example:80\"]",
            "heatpad.toml:2:1: web.hosts holds \"pad.example:80\"; it takes a list of at most 16"
                + " host names, without a port."),
        arguments(
            "[web]\nhosts = [" + "\"a\",".repeat(17) + "]",
            "heatpad.toml:2:1: web.hosts is a list; it takes at most 16 names."),
        arguments(
            "[mqtt]\nbroker = \"pi.local:1883\"",
            "heatpad.toml:2:1: mqtt.broker is \"pi.local:1883\"; write \"embedded\","
                + " \"mqtts://host:port\" (TLS) or \"mqtt://host:port\"."),
        arguments(
            "[mqtt]\nbroker = \"mqtt://pi.local:0\"",
            "heatpad.toml:2:1: mqtt.broker is \"mqtt://pi.local:0\"; a port is 1 to 65535."),
        arguments(
            "[mqtt]\nbroker = \"mqtt://ann:secret@pi.local\"",
            "heatpad.toml:2:1: mqtt.broker has a user in the URL; write that in mqtt.username and"
                + " mqtt.password-file."),
        arguments(
            "[mqtt]\nbroker = \"mqtts://ann:secret@pi.local\"",
            "heatpad.toml:2:1: mqtt.broker has a user in the URL; write that in mqtt.username and"
                + " mqtt.password-file."),
        arguments(
            "[mqtt]\nbroker = \"mqtt://pi.local\"\ncertificate-authority = \"ca.crt\"",
            "heatpad.toml:3:1: mqtt.certificate-authority is for mqtts, and mqtt.broker is plain"
                + " text; write mqtts:// there, or take this key away."),
        arguments(
            "[mqtt]\nbroker = \"mqtts://pi.local\"\nclient-key = \"own.key\"",
            "heatpad.toml:3:1: mqtt.client-key is of no use without mqtt.client-certificate; give"
                + " both or none."));
  }

  static Stream<Arguments> padNames() {
    return Stream.of(
        arguments(
            "[pad.Back]",
            "heatpad.toml:1:2: pad.Back is no name for a pad; write 1 to 32 of a-z, 0-9, _ and"
                + " -."),
        arguments(
            "[pad.\"left knee\"]",
            "heatpad.toml:1:2: pad.\"left knee\" is no name for a pad; write 1 to 32 of a-z, 0-9, _"
                + " and -."),
        arguments(
            Stream.of("a", "b", "c", "d", "e", "f", "g", "h", "i")
                .map(name -> "pad." + name + ".output = \"simulated\"\n")
                .reduce("", String::concat),
            "heatpad.toml:9:1: pad.i is pad number 9; one computer takes at most 8."));
  }

  static Stream<Arguments> notInThisVersion() {
    return Stream.of(
        arguments(
            "[pad.back]\noutput = \"keepalive-board\"",
            "heatpad.toml:2:1: pad.back.output is \"keepalive-board\"; that is not in this version,"
                + " write \"auto\", \"simulated\" or \"relay\"."),
        arguments(
            "[pad.back]\noutput = \"certified-plug\"",
            "heatpad.toml:2:1: pad.back.output is \"certified-plug\"; that is not in this version,"
                + " write \"auto\", \"simulated\" or \"relay\"."),
        arguments(
            "[pad.back]\nheater = \"certified-appliance\"",
            "heatpad.toml:2:1: pad.back.heater is \"certified-appliance\"; that is not in this"
                + " version, write \"element\"."));
  }

  static Stream<Arguments> rulesBetweenKeys() {
    return Stream.of(
        arguments(
            "[pad.back]\noutput = \"relay\"",
            "heatpad.toml:2:1: pad.back.sensor.skin is missing, and output = \"relay\" needs it;"
                + " `ls /sys/bus/w1/devices` shows the sensor's id, like 28-0123456789ab."),
        arguments(
            "[sim]\nunlimited = true\n"
                + "[pad.back]\noutput = \"relay\"\nsensor.skin = \"28-0123456789ab\"",
            "heatpad.toml:2:1: sim.unlimited is true, but pad.back is not simulated, and a real pad"
                + " keeps its rest, day and question limits (D5, D8 and D9 of docs/safety.md); remove"
                + " it or simulate every pad."),
        arguments(
            "[pad.back]\npower = \"60 W\"",
            "heatpad.toml:2:1: pad.back.power over its area is 500 W/m2, above the 250 W/m2 (limit"
                + " D12 of docs/safety.md) at"
                + " which a pad that sticks on stays bearable for a while in the standard profile;"
                + " use at most 30.0 W on 0.120 m2."),
        arguments(
            "[pad.back]\nprofile = \"expert\"\n[pad.back.limit]\nrest = \"60 min\"",
            "heatpad.toml:4:1: pad.back.limit.rest is looser than the expert profile; write at"
                + " least 90 min, by limit D8 of docs/safety.md: 15 min of heat in every hour, day"
                + " after day, left lasting marks on a lower back."));
  }
}
