#include "cli/completion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "embedded/bash_completion.hpp"
#include "embedded/fish_completion.hpp"
#include "embedded/zsh_completion.hpp"

namespace legcramp {
namespace {

/// What can come at the end of words.
struct Next {
  std::string typed;               ///< of a value: what is there already
  std::string before;              ///< what stands before the value: "--cause="
  const Option* option = nullptr;  ///< whose value it is
  bool is_option_itself = false;   ///< the name of an option
  bool is_command = false;         ///< the name of a command
};

/// Reads unfinished words, as far as it takes to know what comes next.
class Words {
 public:
  explicit Words(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) take(words[i]);
    if (!words.empty()) look_at(words.back());
  }

  [[nodiscard]] const Next& next() const { return next_; }
  [[nodiscard]] const std::optional<std::string>& knowledge_file() const { return file_; }

  /// The options that can still be given.
  [[nodiscard]] std::vector<const Option*> options() const {
    std::vector<const Option*> all;
    for (const Options* list : {&own_, &global_})
      for (const Option& option : *list)
        if (!option.is_argument() && (option.can_repeat() || !is_given(option)))
          all.push_back(&option);
    return all;
  }

 private:
  void take(const std::string& word) {
    if (waiting_ != nullptr) {
      give_value(*std::exchange(waiting_, nullptr), word);
    } else if (word.size() > 1 && word.front() == '-') {
      const std::size_t equals = std::min(word.find('='), word.size());
      const Option* option = find(word.substr(0, equals));
      if (option == nullptr) return;
      given_.push_back(option);
      if (option->is_flag()) return;
      if (equals < word.size()) give_value(*option, word.substr(equals + 1));
      else waiting_ = option;
    } else if (command_ == nullptr) {
      const auto found = std::ranges::find(commands(), word, &Command::name);
      is_unknown_ = is_unknown_ || found == commands().end();
      if (is_unknown_) return;
      command_ = &*found;
      own_ = options_of(*command_);
    } else {
      ++arguments_;
    }
  }

  void give_value(const Option& option, const std::string& value) {
    if (option.value.is_file && option.long_name() == "--knowledge") file_ = value;
  }

  void look_at(const std::string& word) {
    next_.typed = word;
    const std::size_t equals = word.find('=');
    if (waiting_ != nullptr) {
      next_.option = waiting_;
    } else if (word.starts_with("--") && equals != std::string::npos) {
      next_.option = find(word.substr(0, equals));
      next_.before = word.substr(0, equals + 1);
      next_.typed = word.substr(equals + 1);
    } else if (word.starts_with('-')) {
      next_.is_option_itself = true;
    } else if (command_ == nullptr) {
      next_.is_command = !is_unknown_;
    } else {
      next_.option = argument();
    }
  }

  [[nodiscard]] const Option* find(std::string_view name) const {
    for (const Options* list : {&own_, &global_})
      for (const Option& option : *list)
        if (!name.empty() && (option.short_name() == name || option.long_name() == name))
          return &option;
    return nullptr;
  }

  [[nodiscard]] bool is_given(const Option& option) const {
    return std::ranges::find(given_, &option) != given_.end();
  }

  /// The argument that the next word is; the last one can be given again if it may be.
  [[nodiscard]] const Option* argument() const {
    std::size_t left = arguments_;
    for (const Option& option : own_)
      if (option.is_argument() && (option.can_repeat() || left-- == 0)) return &option;
    return nullptr;
  }

  GlobalOptions unused_;
  Options global_ = options_of(unused_);
  Options own_;  // of the command
  const Command* command_ = nullptr;
  bool is_unknown_ = false;          // the command
  const Option* waiting_ = nullptr;  // for its value
  std::vector<const Option*> given_;
  std::size_t arguments_ = 0;
  std::optional<std::string> file_;
  Next next_;
};

std::string line(std::string_view text, std::string_view meaning) {
  return fmt::format("{}{}{}\n", escape(text), meaning.empty() ? "" : "\t", escape(meaning));
}

/// Candidates, up to the first "=" while what was typed has none.
std::string lines_of(const Candidates& candidates, const Next& next) {
  std::string lines;
  std::string last;
  for (const Candidate& candidate : candidates) {
    std::string_view text = candidate.text;
    const std::size_t equals = text.find('=');
    if (equals != std::string_view::npos && next.typed.find('=') == std::string::npos)
      text = text.substr(0, equals + 1);
    if (std::exchange(last, text) != text) lines += line(next.before + last, candidate.meaning);
  }
  return lines;
}

std::string lines_of(const Words& words, const Knowledge& knowledge) {
  const Next& next = words.next();
  if (next.option != nullptr && next.option->value.is_file) return ":file\n";
  if (next.option != nullptr && next.option->value.candidates != nullptr)
    return lines_of(next.option->value.candidates(knowledge), next);
  std::string lines;
  if (next.is_command)
    for (const Command& command : commands()) lines += line(command.name, command.summary);
  if (next.is_option_itself)
    for (const Option* option : words.options())
      lines += line(option->long_name().empty() ? option->short_name() : option->long_name(),
                    option->meaning);
  return lines;
}

}  // namespace

Request request_to_complete(const std::vector<std::string>& words) {
  const auto read = std::make_shared<const Words>(words);
  Request request;
  if (const Option* option = read->next().option;
      option != nullptr && option->value.candidates != nullptr) {
    request.options.knowledge_file = read->knowledge_file();
    // Nobody must wait for what is typed here.
    if (request.options.knowledge_file == "-") request.instead = Outcome{std::string()};
  }
  request.action = [read](const Session& session) -> Outcome {
    return {lines_of(*read, *session.knowledge)};
  };
  return request;
}

const std::array<Shell, 3>& shells() {
  static constexpr std::array<Shell, 3> all{
      {{"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}}};
  return all;
}

}  // namespace legcramp
