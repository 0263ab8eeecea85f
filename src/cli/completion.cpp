#include "cli/completion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "embedded/bash_completion.hpp"
#include "embedded/fish_completion.hpp"
#include "embedded/zsh_completion.hpp"

namespace legcramp {
namespace {

/// What can come at the end of words: a value, or the name of an option, or nothing that is known.
struct Next {
  const Option* value_of = nullptr;
  std::string before;  ///< of the same word: "--cause="
  std::string typed;   ///< of the value
  bool is_option = false;
};

/// Reads unfinished words, as far as it takes to know what comes next. Options of a command are
/// known only behind it.
class Words {
 public:
  explicit Words(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i) take(words[i]);
    if (!words.empty()) look_at(words.back());
  }

  [[nodiscard]] const Next& next() const { return next_; }
  [[nodiscard]] const std::optional<std::string>& knowledge_file() const {
    return values_.knowledge_file;
  }

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
  /// A word that begins options: the last of them, if it takes a value, and where that begins.
  struct Begun {
    const Option* option = nullptr;
    std::size_t value_at = std::string::npos;  ///< none: the next word is the value
  };

  void take(const std::string& word) {
    if (waiting_ != nullptr) {
      give(*std::exchange(waiting_, nullptr), word);
    } else if (!is_only_arguments_ && word.size() > 1 && word.starts_with('-') && word != "--") {
      const Begun begun = begin(word, given_);
      if (begun.option == nullptr) return;
      if (begun.value_at < word.size()) give(*begun.option, word.substr(begun.value_at));
      else waiting_ = begun.option;
    } else if (word == "--" && !is_only_arguments_) {
      is_only_arguments_ = true;
    } else if (!is_command_named_) {
      is_command_named_ = true;
      const auto command = std::ranges::find(commands(), word, &Command::name);
      if (command != commands().end()) own_ = options_of(*command);
    } else {
      ++arguments_;
      argument_ = word;
    }
  }

  void look_at(const std::string& word) {
    next_.typed = word;
    if (waiting_ != nullptr) {
      next_.value_of = waiting_;
    } else if (!is_only_arguments_ && word.starts_with('-')) {
      std::vector<const Option*> unfinished;
      const Begun begun = begin(word, unfinished);
      next_.is_option = begun.value_at > word.size();
      if (next_.is_option) return;
      next_.value_of = begun.option;
      next_.before = word.substr(0, begun.value_at);
      next_.typed = word.substr(begun.value_at);
    } else {
      next_.value_of = is_command_named_ ? argument() : &command_name_;
    }
  }

  /// "--cause=cold", or letters of which the first that takes a value has the rest of the word.
  /// Adds the options that it names.
  Begun begin(const std::string& word, std::vector<const Option*>& named) const {
    if (word.starts_with("--")) {
      const std::size_t equals = word.find('=');
      return add(find(word.substr(0, equals)), equals == std::string::npos ? equals : equals + 1,
                 named);
    }
    for (std::size_t i = 1; i < word.size(); ++i) {
      const std::size_t rest = i + 1 < word.size() ? i + 1 : std::string::npos;
      const Begun begun = add(find(std::string{'-', word[i]}), rest, named);
      if (begun.option != nullptr) return begun;
    }
    return {};
  }

  static Begun add(const Option* option, std::size_t value_at, std::vector<const Option*>& named) {
    if (option == nullptr) return {};
    named.push_back(option);
    return option->is_flag() ? Begun{} : Begun{option, value_at};
  }

  /// Of all values only the file of the knowledge says what can come next.
  void give(const Option& option, const std::string& value) {
    const decltype(option.target) file = &values_.knowledge_file;
    if (option.target == file) values_.knowledge_file = value;
  }

  [[nodiscard]] const Option* find(std::string_view name) const {
    for (const Options* list : {&own_, &global_})
      for (const Option& option : *list)
        if (!option.is_argument() && (option.short_name() == name || option.long_name() == name))
          return &option;
    return nullptr;
  }

  [[nodiscard]] bool is_given(const Option& option) const {
    return std::ranges::find(given_, &option) != given_.end();
  }

  /// The argument that the next word is.
  [[nodiscard]] const Option* argument() const {
    std::size_t left = arguments_;
    for (const Option& option : own_)
      if (option.is_argument() && (option.can_repeat() || left-- == 0))
        return option.after.empty() || option.after == argument_ ? &option : nullptr;
    return nullptr;
  }

  GlobalOptions values_;
  Options global_ = options_of(values_);
  Options own_;  // of the command
  std::string unused_;
  Option command_name_{{}, {"COMMAND", names_of_commands}, &unused_, {}};
  bool is_command_named_ = false;
  bool is_only_arguments_ = false;   // behind "--"
  const Option* waiting_ = nullptr;  // for its value
  std::vector<const Option*> given_;
  std::size_t arguments_ = 0;
  std::string argument_;  // the last one
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
  if (next.value_of != nullptr && next.value_of->value.is_file) return ":file\n";
  if (next.value_of != nullptr && next.value_of->value.candidates != nullptr)
    return lines_of(next.value_of->value.candidates(knowledge), next);
  std::string lines;
  if (next.is_option)
    for (const Option* option : words.options())
      lines += line(option->long_name().empty() ? option->short_name() : option->long_name(),
                    option->meaning);
  return lines;
}

}  // namespace

Request request_to_complete(const std::vector<std::string>& words) {
  const auto read = std::make_shared<const Words>(words);
  Request request;
  request.must_not_wait = true;
  const Option* const option = read->next().value_of;
  if (option != nullptr && option->value.candidates != nullptr)
    request.options.knowledge_file = read->knowledge_file();
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
