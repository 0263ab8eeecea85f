#include "cli/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "builtin/builtin.hpp"
#include "cli/batch.hpp"
#include "cli/command.hpp"
#include "cli/global_options.hpp"
#include "knowledge/hash.hpp"
#include "knowledge/spelling.hpp"
#include "legcramp/load.hpp"
#include "output/bedside.hpp"
#include "output/json.hpp"
#include "output/text.hpp"

namespace legcramp {
namespace {

/// One run of the program: parse, load, do, show.
class Run {
 public:
  Run(const std::vector<std::string>& arguments, const World& world)
      : arguments_(arguments), world_(world) {}

  ExitCode run() {
    add_global_options(app_, options_, arguments_);
    app_.require_subcommand(0, 1);
    add_commands();
    // Else CLI11 takes the next argument for the value.
    for (const std::string& argument : arguments_) {
      if (argument == "--") break;
      if (argument.starts_with("--") && argument.ends_with('='))
        return show_misuse(needs_a_value(argument));
    }
    try {
      std::vector<std::string> reversed(arguments_.rbegin(), arguments_.rend());
      app_.parse(reversed);
    } catch (const CLI::CallForHelp&) {
      context_.command = "help";
      return show(help_with(chosen() != nullptr ? chosen()->command->name : ""));
    } catch (const CLI::ParseError& error) {
      return show_misuse(misunderstood(error));
    }
    constexpr std::array<std::string_view, 3> color_modes{"auto", "always", "never"};
    if (std::ranges::find(color_modes, options_.color) == color_modes.end())
      return show_misuse(
          wrong_usage("bad-option", fmt::format("--color is auto, always or never, not \"{}\"",
                                                quote_briefly(options_.color))));
    return load_and_act();
  }

 private:
  /// A command whose name does not occur cannot have been chosen, so it is not built: that takes
  /// most of the start.
  void add_commands() {
    for (const Command& command : commands()) {
      if (std::ranges::find(arguments_, command.name) == arguments_.end()) continue;
      CLI::App* sub = app_.add_subcommand(std::string(command.name), std::string(command.summary));
      sub->fallthrough();
      added_.push_back({sub, &command, command.add(*sub)});
    }
  }

  struct Added {
    CLI::App* app;
    const Command* command;
    Action action;
  };
  [[nodiscard]] const Added* chosen() const {
    const auto found =
        std::ranges::find_if(added_, [](const Added& added) { return added.app->parsed(); });
    return found == added_.end() ? nullptr : &*found;
  }
  static Outcome needs_a_value(std::string_view option) {
    return wrong_usage("bad-option", fmt::format("{} needs a value", quote_briefly(option)));
  }

  /// Parsing may have ended before --json was reached.
  ExitCode show_misuse(const Outcome& outcome) {
    options_.json = options_.json || std::ranges::find(arguments_, "--json") != arguments_.end();
    if (chosen() != nullptr) context_.command = chosen()->command->name;
    return show(outcome);
  }

  /// What is wrong with the arguments, in our own words.
  Outcome misunderstood(const CLI::ParseError& error) const {
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
      const std::vector<std::string> left = app_.remaining(true);
      const auto first = std::ranges::find_if(arguments_, [&](const std::string& argument) {
        return std::ranges::find(left, argument) != left.end();
      });
      const std::string unknown = first != arguments_.end() ? *first
                                  : left.empty()            ? ""
                                                            : left.front();
      if (unknown.size() > 1 && unknown.front() == '-') return unknown_option(unknown);
      if (chosen() == nullptr) return unknown_command(unknown);
      return wrong_usage("unexpected-argument",
                         fmt::format("\"{}\" is one argument too many; see \"legcramp help {}\"",
                                     quote_briefly(unknown), chosen()->command->name));
    }
    const std::string_view text = error.what();
    std::string name(text.substr(0, text.find_first_of(": ")));
    if (!name.starts_with('-')) name.insert(0, "--");
    const CLI::Option* option =
        chosen() != nullptr ? chosen()->app->get_option_no_throw(name) : nullptr;
    if (option == nullptr) option = app_.get_option_no_throw(name);
    if (option == nullptr)
      return wrong_usage("bad-option", "these arguments do not go together; see \"legcramp help\"");
    if (option->get_expected_max() == 0)
      return wrong_usage("bad-option", fmt::format("{} takes no value", name));
    if (option->count() > 1)
      return wrong_usage("bad-option", fmt::format("{} is given twice", name));
    return needs_a_value(name);
  }

  Outcome unknown_option(const std::string& written) const {
    const std::string name = written.substr(0, written.find('='));
    std::vector<std::string> names;
    const auto collect = [&](const CLI::App& app) {
      for (const CLI::Option* option : app.get_options())
        for (const std::string& long_name : option->get_lnames())
          if (std::ranges::find(names, "--" + long_name) == names.end())
            names.push_back("--" + long_name);
    };
    CLI::App all;
    GlobalOptions options;
    add_global_options(all, options);
    collect(all);
    if (chosen() != nullptr) collect(*chosen()->app);
    return wrong_usage("unknown-option", fmt::format("unknown option \"{}\"", quote_briefly(name)),
                       suggest(name, {names.begin(), names.end()}));
  }

  ExitCode load_and_act() {
    context_.command = options_.version      ? "version"
                       : chosen() != nullptr ? chosen()->command->name
                                             : "start";
    context_.why = options_.why;
    const Console console = make_console();
    Session session{&builtin_knowledge(), &builtin_dictionary(), builtin_file(), true, &console};
    context_.sha256 = [] { return std::string(builtin_sha256()); };
    context_.origin = "built-in";
    context_.knowledge = session.knowledge;
    OwnFile own;
    Dictionary dictionary;
    if (options_.knowledge_file) {
      context_.knowledge = nullptr;
      const auto read = read_knowledge(console, *options_.knowledge_file);
      if (!read) return show(bad_file(*options_.knowledge_file, read.error()));
      own = *read;
      dictionary = make_dictionary(own->loaded.knowledge, *own->loaded.memory);
      session = {&own->loaded.knowledge, &dictionary, own->text, false, &console};
      speak_of(*own);
    }
    if (options_.version) return show({Report{VersionReport{}}});
    return show(chosen() != nullptr ? chosen()->action(session) : start(session));
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
    const auto stream = world_.open(lines.file);
    if (!stream) return show(bad_file(lines.file, stream.error()));
    context_.command = "ask-line";
    const bool shows_progress =
        world_.err_is_terminal && !world_.out_is_terminal && wants_more_than_words();
    Batch batch(context_, world_, {lines.is_line_buffered, shows_progress});
    const BatchEnd end = batch.run(*stream);
    if (!end.is_written) return complain_of_output();
    if (end.fault)
      world_.err(complaint(std::get<Failure>(bad_file(lines.file, {*end.fault}).what)));
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
    world_.err(complaint(failure));
    return exit;
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
  [[nodiscard]] std::size_t width() const {
    if (!world_.out_is_terminal) return 0;
    constexpr std::size_t least = 20;
    constexpr std::size_t usual = 80;
    const std::string columns = world_.environment("COLUMNS");
    std::size_t wanted = 0;
    const auto [end, error] =
        std::from_chars(columns.data(), columns.data() + columns.size(), wanted);
    const bool is_number =
        !columns.empty() && error == std::errc() && end == columns.data() + columns.size();
    if (!is_number || wanted == 0) wanted = world_.terminal_size().columns;
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

  const std::vector<std::string>& arguments_;
  const World& world_;
  CLI::App app_{"", "legcramp"};
  GlobalOptions options_;
  std::vector<Added> added_;
  Context context_;
};

}  // namespace

ExitCode run(const std::vector<std::string>& arguments, const World& world) {
  return Run(arguments, world).run();
}

}  // namespace legcramp
