#include "cli/run.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/arguments.hpp"
#include "cli/batch.hpp"
#include "cli/completion.hpp"
#include "knowledge/hash.hpp"
#include "legcramp/builtin.hpp"
#include "legcramp/load.hpp"
#include "output/bedside.hpp"
#include "output/json.hpp"
#include "output/text.hpp"

namespace legcramp {
namespace {

/// One run of the program: parse, load, do, show.
class Run {
 public:
  Run(Request request, const World& world)
      : request_(std::move(request)), options_(request_.options), world_(world) {}

  ExitCode run() {
    context_.command = command_name();
    if (request_.instead) return show(*request_.instead);
    context_.why = options_.why;
    const Console console = make_console();
    Session session{
        &builtin_knowledge(), &builtin_dictionary(), builtin_file(), true, false, &console};
    context_.sha256 = [] { return std::string(builtin_sha256()); };
    context_.origin = "built-in";
    context_.knowledge = session.knowledge;
    OwnFile own;
    Dictionary dictionary;
    if (options_.knowledge_file) {
      context_.knowledge = nullptr;
      if (request_.must_not_wait && !world_.is_regular_file(*options_.knowledge_file))
        return ExitCode::bad_input;
      const auto read = read_knowledge(console, *options_.knowledge_file);
      if (!read) return show(bad_file(*options_.knowledge_file, read.error()));
      own = *read;
      dictionary = make_dictionary(own->loaded.knowledge, *own->loaded.memory);
      session = {&own->loaded.knowledge, &dictionary, own->text, false, own->name == "-", &console};
      speak_of(*own);
    }
    if (options_.version) return show({Report{VersionReport{}}});
    return show(request_.action ? request_.action(session) : start(session));
  }

 private:
  /// As JSON names it; nothing if it is not known.
  [[nodiscard]] std::string_view command_name() const {
    if (request_.instead && std::holds_alternative<HelpPage>(request_.instead->what)) return "help";
    if (!request_.instead && options_.version) return "version";
    if (request_.command != nullptr) return request_.command->name;
    return request_.instead ? "" : "start";
  }

  /// Questions are for a person at a terminal: never for a pipe, and never beside JSON.
  [[nodiscard]] Console make_console() const {
    return {.can_ask = world_.in_is_terminal && world_.out_is_terminal && !options_.json &&
                       !options_.no_input,
            .can_move = is_lively() && !options_.why,
            .show = [this](const Blocks& blocks) { world_.out(render(blocks, style())); },
            .report = [this](const Report& report) { world_.out(text_of(report)); },
            .ask = [this]() -> std::optional<std::string> {
              if (!world_.out("> ")) return std::nullopt;
              auto line = world_.read_line();
              world_.out("\n");
              return line;
            },
            .redraw = [this](std::string_view line) { return redraw(line); },
            .wait = [this](std::chrono::milliseconds most) { return wait(most); },
            .now = world_.now,
            .read = world_.read};
  }

  /// One column stays free, so that the terminal never wraps. A '\a' rings the bell.
  bool redraw(std::string_view line) const {
    return world_.out(fmt::format("\r{}\033[K", line.substr(0, width() - 1)));
  }

  [[nodiscard]] Typed wait(std::chrono::milliseconds most) const {
    if (!world_.wait(most)) return {};
    auto line = world_.read_line();
    return line ? Typed{Typed::Is::line, std::move(*line)} : Typed{Typed::Is::end, {}};
  }

  void speak_of(const KnowledgeFile& file) {
    context_.knowledge = &file.loaded.knowledge;
    context_.sha256 = [text = std::string_view(file.text)] { return sha256(text); };
    context_.origin = file.name;
    context_.is_builtin = false;
  }

  /// Shows what came out, the way the options say.
  ExitCode show(const Outcome& outcome) {
    if (outcome.about) speak_of(*outcome.about);
    if (outcome.has_no_knowledge) context_.knowledge = nullptr;
    if (const auto* text = std::get_if<std::string>(&outcome.what))
      return print(*text, outcome.exit);
    if (const auto* failure = std::get_if<Failure>(&outcome.what))
      return show(*failure, outcome.exit);
    if (const auto* page = std::get_if<HelpPage>(&outcome.what))
      return print(options_.json ? json_of(context_, *page) : render(page->blocks, style()),
                   outcome.exit);
    if (const auto* page = std::get_if<BedsidePage>(&outcome.what))
      return print(bedside_page(context_, page->sheet), outcome.exit);
    if (const auto* lines = std::get_if<AnswerLines>(&outcome.what)) return answer(*lines);
    const auto& report = std::get<Report>(outcome.what);
    return print(options_.json ? json_of(context_, report) : text_of(report), outcome.exit);
  }

  ExitCode answer(const AnswerLines& lines) {
    if (options_.why)
      return show(wrong_usage("bad-option",
                              "--jsonl gives no reasons: leave out --why, or ask about one line"));
    if (lines.file == "-" && options_.knowledge_file == "-") return show(two_inputs());
    const auto stream = world_.open(lines.file);
    if (!stream) return show(bad_file(lines.file, stream.error()));
    context_.command = "ask-line";
    const bool shows_progress =
        world_.err_is_terminal && !world_.out_is_terminal && wants_more_than_words();
    Batch batch(context_, world_, {lines.is_line_buffered, shows_progress});
    const BatchEnd end = batch.run(*stream);
    if (!end.is_written) return complain_of_output();
    if (end.fault) complain(std::get<Failure>(bad_file(lines.file, {*end.fault}).what));
    return end.fault || end.has_bad_lines ? ExitCode::bad_input : ExitCode::done;
  }

  [[nodiscard]] std::string text_of(const Report& report) const {
    TextStyle style = this->style();
    // Elsewhere pictures are welcome only where the whole page stays on the screen.
    if (!std::holds_alternative<ReliefReport>(report)) style.rows = screen_rows();
    return render(blocks_of(context_, report), style);
  }

  ExitCode show(const Failure& failure, ExitCode exit) {
    if (options_.json) return print(json_of(context_, failure, static_cast<int>(exit)), exit);
    complain(failure);
    return exit;
  }

  void complain(const Failure& failure) const {
    world_.err(wrap_lines(complaint(failure), world_.err_is_terminal ? columns() : 0));
  }

  static std::string complaint(const Failure& failure) {
    const auto meant = [](const std::vector<std::string>& suggestions) {
      std::string all;
      for (const std::string& suggestion : suggestions)
        all += fmt::format("{}\"{}\"", all.empty() ? " (did you mean " : " or ",
                           quote_briefly(suggestion));
      return all.empty() ? all : all + "?)";
    };
    if (failure.faults.empty()) {
      std::string lines =
          fmt::format("legcramp: {}{}\n", escape(failure.message), meant(failure.did_you_mean));
      if (!failure.note.empty()) lines += escape(failure.note) + "\n";
      return lines;
    }
    constexpr std::size_t most = 20;
    std::string lines;
    for (std::size_t i = 0; i < std::min(most, failure.faults.size()); ++i) {
      const Fault& fault = failure.faults[i];
      std::string place = failure.file.empty() ? "''" : quote_briefly(failure.file);
      if (fault.line > 0) place += fmt::format(":{}:{}", fault.line, fault.column);
      if (!fault.pointer.empty()) place += fmt::format(": {}", quote_briefly(fault.pointer, 120));
      lines += fmt::format("legcramp: {}: {}{}\n", place, quote_briefly(fault.message, 300),
                           meant(fault.did_you_mean));
    }
    if (failure.faults.size() > most)
      lines += fmt::format("legcramp: and {} more\n", failure.faults.size() - most);
    return lines;
  }

  ExitCode print(std::string_view text, ExitCode exit) {
    return world_.out(text) ? exit : complain_of_output();
  }

  [[nodiscard]] ExitCode complain_of_output() const {
    world_.err("legcramp: the output could not be written\n");
    return ExitCode::output_failed;
  }

  /// Columns to break lines at: those of the terminal up to 80; 0, never, where the output is no
  /// terminal.
  [[nodiscard]] std::size_t width() const { return world_.out_is_terminal ? columns() : 0; }
  [[nodiscard]] std::size_t columns() const {
    constexpr std::size_t least = 20;
    constexpr std::size_t usual = 80;
    std::size_t wanted = whole_number(world_.environment("COLUMNS")).value_or(0);
    if (wanted == 0) wanted = world_.terminal_size().columns;
    if (wanted == 0) wanted = usual;
    return std::clamp(wanted, least, usual);
  }

  [[nodiscard]] TextStyle style() const { return {width(), has_color(), is_lively()}; }
  [[nodiscard]] std::size_t screen_rows() const {
    constexpr std::size_t usual = 24;
    const std::size_t rows = world_.terminal_size().rows;
    return rows > 0 ? rows : usual;
  }

  [[nodiscard]] bool has_color() const {
    if (options_.plain || options_.color == "never") return false;
    if (options_.color == "always") return true;
    return is_lively() && world_.environment("NO_COLOR").empty();
  }

  /// Whether the output is a terminal on which somebody wants more than words.
  [[nodiscard]] bool is_lively() const { return world_.out_is_terminal && wants_more_than_words(); }
  [[nodiscard]] bool wants_more_than_words() const {
    const std::string accessible = world_.environment("ACCESSIBLE");
    const bool wants_plain = !accessible.empty() && accessible != "0" && accessible != "false";
    return !options_.plain && !wants_plain && world_.environment("TERM") != "dumb";
  }

  Request request_;
  const GlobalOptions& options_;
  const World& world_;
  Context context_;
};

}  // namespace

ExitCode run(const std::vector<std::string>& arguments, const World& world) {
  if (!arguments.empty() && arguments.front() == completion_call)
    return Run(request_to_complete({arguments.begin() + 1, arguments.end()}), world).run();
  return Run(understand(arguments), world).run();
}

}  // namespace legcramp
