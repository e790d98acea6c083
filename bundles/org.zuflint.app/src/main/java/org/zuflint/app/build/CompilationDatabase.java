package org.zuflint.app.build;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zuflint.core.build.Command;
import org.zuflint.core.build.ShellWords;
import org.zuflint.core.source.Place;

/** What a compile_commands.json lists: files, and the command that compiles each. */
public final class CompilationDatabase {
  public static final String FILE_NAME = "compile_commands.json";

  private static final Pattern POSITION =
      Pattern.compile("\\s*at line (\\d+) column (\\d+) path \\S*.*", Pattern.DOTALL);

  /** A database that is not what its format says; the message says what is wrong, and the cure. */
  public static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Place where;

    Broken(Place where, String message) {
      super(message);
      this.where = where;
    }

    public Place where() {
      return where;
    }
  }

  private final String path;
  private final Path folder;
  private final JsonReader json;
  private final NavigableMap<Path, Command> commands = new TreeMap<>();

  private CompilationDatabase(String path, Path folder, JsonReader json) {
    this.path = path;
    this.folder = folder;
    this.json = json;
  }

  /**
   * Reads the database at {@code location}, shown as {@code path}: from the files, which need not
   * exist, to the first command of each, which may be empty.
   */
  public static NavigableMap<Path, Command> read(String path, Path location)
      throws IOException, Broken {
    Path folder = location.toAbsolutePath().normalize().getParent();
    try (JsonReader json =
        new JsonReader(Files.newBufferedReader(location, StandardCharsets.UTF_8))) {
      json.setStrictness(Strictness.STRICT);
      CompilationDatabase database =
          new CompilationDatabase(path, folder == null ? location.toAbsolutePath() : folder, json);
      database.entries();
      return database.commands;
    } catch (MalformedJsonException
        | EOFException
        | IllegalStateException
        | JsonParseException broken) {
      throw broken(path, String.valueOf(broken.getMessage()));
    }
  }

  private void entries() throws IOException, Broken {
    json.beginArray();
    while (json.hasNext()) {
      entry();
    }
    json.endArray();
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw broken(path, "text after the end");
    }
  }

  private void entry() throws IOException, Broken {
    String directory = null;
    String file = null;
    List<String> words = null;
    String line = "";
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "directory" -> directory = string();
        case "file" -> file = string();
        case "arguments" -> words = strings();
        case "command" -> line = string();
        default -> json.skipValue();
      }
    }
    if (file == null) {
      // The reader's only way to tell its position is in the text of its own complaints.
      throw broken(path, "an entry without \"file\"" + position());
    }
    json.endObject();
    Path start = location(directory, "");
    commands.putIfAbsent(
        location(directory, file),
        new Command(start.toString(), words == null ? ShellWords.split(line) : words));
  }

  private List<String> strings() throws IOException, Broken {
    List<String> strings = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      strings.add(string());
    }
    json.endArray();
    return strings;
  }

  /** Gson would take a number for a string. */
  private String string() throws IOException, Broken {
    if (json.peek() != JsonToken.STRING) {
      throw broken(
          path, "a " + json.peek().name().toLowerCase(Locale.ROOT) + " for a path" + position());
    }
    return json.nextString();
  }

  private Path location(@Nullable String directory, String file) throws Broken {
    try {
      return folder.resolve(directory == null ? "" : directory).resolve(file).normalize();
    } catch (InvalidPathException invalid) {
      throw broken(path, "a path this system cannot have: " + file + position());
    }
  }

  private String position() {
    String described = json.toString();
    int at = described.indexOf(" at line ");
    return at < 0 ? "" : described.substring(at);
  }

  private static Broken broken(String path, String complaint) {
    int at = complaint.indexOf(" at line ");
    Matcher matcher = POSITION.matcher(at < 0 ? "" : complaint.substring(at));
    int line = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    int column = matcher.matches() ? Integer.parseInt(matcher.group(2)) : 0;
    String said = at < 0 ? complaint : complaint.substring(0, at);
    String first = said.lines().findFirst().orElse("empty");
    return new Broken(
        new Place(path, line, column),
        "is a broken compilation database (" + first + "); make it again, it was not used");
  }
}
