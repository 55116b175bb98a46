package dev.heatpad.homeassistant;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/**
 * Evaluates the forms of templates that our documents use, and no others: text with <code>
 * {{ expression }}</code>, where an expression is
 *
 * <ul>
 *   <li>{@code value}, {@code value_json.name.name}, {@code now()}, {@code now().timestamp()}, a
 *       text in single quotes, a whole number, {@code (a * b)};
 *   <li>{@code a == b}, {@code a if b else c};
 *   <li>{@code a | int}, {@code {'name': a, 'name': b} | to_json}.
 * </ul>
 *
 * What is absent renders as {@code None}, as in Jinja where JSON says null. A path that does not
 * exist is an error here, because in Home Assistant it is one of the document's author.
 */
final class Template {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*('[^']*'|[A-Za-z_][A-Za-z_0-9]*|[0-9]+|==|\\(\\)|[().|*{}:,])");

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What a template can see. */
  record Scope(String value, JsonNode json, Instant now) {}

  private final List<String> tokens = new ArrayList<>();
  private final Scope scope;
  private int next;

  private Template(String expression, Scope scope) {
    this.scope = scope;
    Matcher matcher = TOKEN.matcher(expression);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    if (!expression.substring(end).isBlank()) {
      throw new IllegalArgumentException("what is " + expression.substring(end));
    }
  }

  /** Whether it is of the forms above. */
  static boolean parses(String template) {
    try {
      render(template, new Scope("", MissingNode.getInstance(), Instant.EPOCH));
      return true;
    } catch (IllegalArgumentException notOurs) {
      return false;
    }
  }

  static String render(String template, Scope scope) {
    StringBuilder rendered = new StringBuilder();
    int at = 0;
    while (true) {
      int open = template.indexOf("{{", at);
      if (open < 0) {
        rendered.append(template.substring(at));
        break;
      }
      int close = template.indexOf("}}", open);
      // A dictionary ends with a brace of its own.
      while (close >= 0 && template.startsWith("}}}", close) && template.charAt(open + 3) == '{') {
        close++;
      }
      if (close < 0) {
        throw new IllegalArgumentException("no end of " + template.substring(open));
      }
      rendered.append(template, at, open);
      Template expression = new Template(template.substring(open + 2, close), scope);
      rendered.append(text(expression.whole()));
      at = close + 2;
    }
    if (rendered.indexOf("{%") >= 0 || rendered.indexOf("}}") >= 0) {
      throw new IllegalArgumentException("not one of our forms: " + template);
    }
    return rendered.toString().strip();
  }

  private JsonNode whole() {
    JsonNode result = choice();
    if (next < tokens.size()) {
      throw new IllegalArgumentException("too much: " + tokens.subList(next, tokens.size()));
    }
    return result;
  }

  private JsonNode choice() {
    JsonNode first = comparison();
    if (!take("if")) {
      return first;
    }
    JsonNode condition = comparison();
    need("else");
    JsonNode other = choice();
    return isTrue(condition) ? first : other;
  }

  private JsonNode comparison() {
    JsonNode left = filtered();
    return take("==") ? NODES.booleanNode(left.equals(filtered())) : left;
  }

  private JsonNode filtered() {
    JsonNode value = product();
    while (take("|")) {
      String filter = word();
      value =
          switch (filter) {
            case "int" -> NODES.numberNode((long) value.asDouble());
            case "to_json" -> NODES.stringNode(value.toString());
            default -> throw new IllegalArgumentException("filter " + filter);
          };
    }
    return value;
  }

  private JsonNode product() {
    JsonNode value = primary();
    while (take("*")) {
      value = NODES.numberNode(value.asDouble() * primary().asDouble());
    }
    return value;
  }

  private JsonNode primary() {
    if (take("(")) {
      JsonNode inner = choice();
      need(")");
      return inner;
    }
    if (take("{")) {
      return dictionary();
    }
    String word = word();
    if (word.startsWith("'")) {
      return NODES.stringNode(word.substring(1, word.length() - 1));
    }
    if (Character.isDigit(word.charAt(0))) {
      return NODES.numberNode(Long.parseLong(word));
    }
    return switch (word) {
      case "value" -> NODES.stringNode(scope.value());
      case "value_json" -> path();
      case "now" -> now();
      default -> throw new IllegalArgumentException("name " + word);
    };
  }

  private JsonNode dictionary() {
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    while (!take("}")) {
      String key = word();
      need(":");
      entries.put(key.substring(1, key.length() - 1), choice());
      take(",");
    }
    var object = NODES.objectNode();
    object.setAll(entries);
    return object;
  }

  private JsonNode path() {
    JsonNode node = scope.json();
    boolean known = !node.isMissingNode();
    while (take(".")) {
      String name = word();
      // Jinja fails on an attribute of none, unless a condition has looked before.
      node = node.path(name);
    }
    if (known && node.isMissingNode() && !isGuarded()) {
      throw new IllegalArgumentException("no such value: " + tokens);
    }
    return node;
  }

  /** {@code a.b if a else c}: the first part is not looked at where there is no a. */
  private boolean isGuarded() {
    return next < tokens.size() && tokens.get(next).equals("if");
  }

  /** As Python writes a moment with its zone, here always UTC; without a fraction if it is none. */
  private JsonNode now() {
    need("()");
    if (!take(".")) {
      String pattern =
          scope.now().equals(scope.now().truncatedTo(ChronoUnit.SECONDS)) ? "" : ".SSSSSS";
      return NODES.stringNode(
          DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss" + pattern + "xxx", Locale.ROOT)
              .format(scope.now().atOffset(ZoneOffset.UTC)));
    }
    need("timestamp");
    need("()");
    return NODES.numberNode(scope.now().toEpochMilli() / 1000.0);
  }

  private static boolean isTrue(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> false;
      case BOOLEAN -> node.booleanValue();
      case STRING -> !node.stringValue().isEmpty();
      case NUMBER -> node.asDouble() != 0;
      case ARRAY, OBJECT -> !node.isEmpty();
      case BINARY, POJO -> throw new IllegalArgumentException("no JSON");
    };
  }

  private static String text(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL, MISSING -> "None";
      case BOOLEAN -> node.booleanValue() ? "True" : "False";
      case STRING -> node.stringValue();
      case NUMBER -> node.isIntegralNumber() ? node.toString() : plain(node);
      case ARRAY, OBJECT, BINARY, POJO -> throw new IllegalArgumentException("no scalar: " + node);
    };
  }

  private static String plain(JsonNode number) {
    return number.decimalValue().toPlainString();
  }

  private boolean take(String token) {
    if (peek().equals(Optional.of(token))) {
      next++;
      return true;
    }
    return false;
  }

  private void need(String token) {
    if (!take(token)) {
      throw new IllegalArgumentException("needs " + token + ", has " + peek());
    }
  }

  private String word() {
    String token = peek().orElseThrow(() -> new IllegalArgumentException("ends too early"));
    next++;
    return token;
  }

  private Optional<String> peek() {
    return next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty();
  }
}
