#pragma once
// What can be given to a command: one list, which the arguments are parsed by, and which help
// pages, the manual and completion show.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "legcramp/knowledge.hpp"

namespace legcramp {

/// What Tab can put in a place, and what it means. A "=" in it is a place to stop at.
struct Candidate {
  std::string text;
  std::string_view meaning;
};
using Candidates = std::vector<Candidate>;

/// What a value is: its name on help pages, and what can stand there.
struct Value {
  std::string_view name;
  Candidates (*candidates)(const Knowledge&) = nullptr;  ///< null: anything
  bool is_file = false;
  bool is_choice = false;  ///< there is nothing else, so help pages list them
};
inline constexpr Value a_file{"FILE", nullptr, true};

/// An option, or an argument, which has no names: it is told by its place.
struct Option {
  std::string_view names = {};  ///< "-f,--knowledge"
  Value value;                  ///< of a flag, which takes none, without a name
  std::variant<bool*, std::string*, std::optional<std::string>*, std::vector<std::string>*>
      target;  ///< what to fill; it must live until the arguments are parsed
  std::string_view meaning;
  std::string_view group = {};  ///< options of a group stand together on help pages
  bool is_required = false;     ///< an argument that must be given
  std::string_view after = {};  ///< an argument that belongs to this value of the one before it

  [[nodiscard]] bool is_argument() const { return names.empty(); }
  [[nodiscard]] bool is_flag() const { return std::holds_alternative<bool*>(target); }
  [[nodiscard]] bool can_repeat() const {
    return std::holds_alternative<std::vector<std::string>*>(target);
  }
  [[nodiscard]] std::string_view short_name() const;  ///< "-f"; empty if there is none
  [[nodiscard]] std::string_view long_name() const;   ///< "--knowledge"; empty if there is none
  [[nodiscard]] std::string spelling() const;         ///< "-f, --knowledge FILE"
  [[nodiscard]] std::string explanation() const;      ///< the meaning, and whether it can repeat
};
using Options = std::vector<Option>;

}  // namespace legcramp
