#!/bin/sh
# Draws docs/pictures/session.svg from a real run: a simulated session of 20 minutes at 38 C, sixty
# times as fast. Needs mosquitto_sub (Debian: mosquitto-clients). Run it from anywhere.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'kill $(cat "$work/pids") 2>/dev/null || true; rm -rf "$work"' EXIT INT TERM

./heatpad run --simulate --speed 60 --set device.id=picture --set data.directory="$work" \
  --set runtime.directory="$work" --set mqtt.listen=127.0.0.1:0 --set web.listen=127.0.0.1:0 >"$work/out" &
echo $! >"$work/pids"
until grep -q '^ready:' "$work/out"; do sleep 0.2; done
port=$(sed -n 's/^ready:.*://p' "$work/out")
mosquitto_sub -p "$port" -t 'heatpad/picture/back/telemetry' -t 'heatpad/picture/back/event' >"$work/log" &
echo $! >>"$work/pids"
sleep 1
./heatpad start --target 38 --set data.directory="$work" --set runtime.directory="$work"
until grep -q '"event_type":"stopped"' "$work/log"; do sleep 0.5; done

awk '
function value(key,   rest) {
  rest = $0
  if (!sub(".*\"" key "\":\"?", "", rest)) return ""
  sub("[\",}].*", "", rest)
  return rest
}
function x(seconds) { return left + seconds / 1200 * width }
function y(celsius) { return top + (41 - celsius) / 8 * height }
BEGIN { left = 70; top = 78; width = 740; height = 250 }
value("event_type") == "started" { started = value("ts") }
value("event_type") == "prompt" { asked = value("ts") - started }
value("event_type") == "stopped" { reason = value("reason") }
value("event_type") == "" && value("skin_c") != "" {
  seconds = value("elapsed_s")
  line = line sprintf("%s%.1f,%.1f", line == "" ? "" : " ", x(seconds), y(value("skin_c")))
  if (value("heater") == "ON") { if (on == "") on = seconds }
  else if (on != "") { bars = bars bar(on, seconds); on = "" }
  last = seconds
}
function bar(from, to) {
  return sprintf("<rect x=\"%.1f\" y=\"344\" width=\"%.1f\" height=\"14\" rx=\"2\" fill=\"#d9480f\"/>\n", x(from), x(to) - x(from))
}
function text(atX, atY, words, style) {
  printf "<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>\n", atX, atY, style, words
}
END {
  if (on != "") bars = bars bar(on, last)
  print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 860 420\" font-family=\"system-ui, sans-serif\" font-size=\"14\" fill=\"#343a40\">"
  print "<rect width=\"860\" height=\"420\" rx=\"12\" fill=\"#fdfcf9\" stroke=\"#e9e4d8\"/>"
  text(left, 36, "A session of Heatpad: 20 minutes at 38 °C", "font-size=\"19\" font-weight=\"600\" fill=\"#212529\"")
  text(left, 58, "Simulated pad of 30 W on 0.12 m²; drawn from a real run of the program.", "fill=\"#6c757d\"")
  for (celsius = 33; celsius <= 41; celsius += 2) {
    printf "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#e9ecef\"/>\n", left, left + width, y(celsius), y(celsius)
    text(left - 10, y(celsius) + 5, celsius " °C", "text-anchor=\"end\" fill=\"#6c757d\"")
  }
  for (minute = 0; minute <= 20; minute += 5)
    text(x(minute * 60), 382, minute " min", "text-anchor=\"middle\" fill=\"#6c757d\"")
  printf "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#2f9e44\" stroke-width=\"1.5\" stroke-dasharray=\"6 5\"/>\n", left, left + width, y(38), y(38)
  text(left + 8, y(38) - 8, "target", "fill=\"#2f9e44\"")
  printf "<polyline points=\"%s\" fill=\"none\" stroke=\"#c2255c\" stroke-width=\"2.5\" stroke-linejoin=\"round\"/>\n", line
  text(x(210), y(36.1) + 26, "skin side of the pad", "fill=\"#c2255c\"")
  printf "%s", bars
  text(left - 10, 356, "heater", "text-anchor=\"end\" fill=\"#d9480f\"")
  if (asked != "") {
    printf "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%d\" stroke=\"#1971c2\" stroke-dasharray=\"2 4\"/>\n", x(asked), x(asked), y(41), 340
    text(x(asked) + 8, y(40.4), "“Still there?”" (reason == "completed" ? ", answered" : ", not answered"), "fill=\"#1971c2\"")
  }
  text(left + width, 404, "ended: " reason, "text-anchor=\"end\" fill=\"#6c757d\"")
  print "</svg>"
}' "$work/log" >docs/pictures/session.svg
