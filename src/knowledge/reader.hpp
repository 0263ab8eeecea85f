#pragma once
// JSON values to the words of `words.hpp` and the records of `knowledge.hpp`, each by its type.
// Every fault is noted with its place, and reading goes on, so that all that is wrong is told at
// once; it stops where no more faults are counted.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory_resource>
#include <optional>
#include <ranges>
#include <string>
#include <unordered_map>
#include <vector>

#include "knowledge/arena.hpp"
#include "knowledge/document.hpp"
#include "knowledge/spelling.hpp"
#include "legcramp/knowledge.hpp"

namespace legcramp {

template <class Member>
inline constexpr bool IsList = false;
template <class Item>
inline constexpr bool IsList<std::span<const Item>> = true;

/// The things a file defines: id to number.
struct Namespace {
  std::vector<Id> ids;
  std::unordered_map<std::string_view, Index> numbers;
  std::vector<Kind> kinds;                    ///< of each number
  std::vector<std::string_view> word_groups;  ///< what phrases may name in braces
  std::vector<std::string_view> units;        ///< and count in
};

class Reader {
 public:
  Reader(const Namespace& things, std::pmr::memory_resource& memory, Faults& faults)
      : things_(things), memory_(memory), faults_(faults) {}

  void read(const JsonValue& json, const JsonPath& path, Text& text);
  void read(const JsonValue& json, const JsonPath& path, Id& id);
  void read(const JsonValue& json, const JsonPath& path, Pattern& pattern);
  void read(const JsonValue& json, const JsonPath& path, PictureRow& row);
  void read(const JsonValue& json, const JsonPath& path, Strokes& strokes);
  void read(const JsonValue& json, const JsonPath& path, Answers& answers);
  void read(const JsonValue& json, const JsonPath& path, std::span<const Sign>& signs);

  template <int Least, int Most>
  void read(const JsonValue& json, const JsonPath& path, Number<Least, Most>& number) {
    if (json.is_whole && json.number >= Least && json.number <= Most)
      number.value = static_cast<int>(json.number);
    else fault(json, path, fmt::format("must be a whole number from {} to {}", Least, Most));
  }

  template <class Enum>
  requires std::is_enum_v<Enum>
  void read(const JsonValue& json, const JsonPath& path, Enum& value) {
    // What was not asked is left out, never written.
    const std::size_t first = std::is_same_v<Enum, Answer> ? 1 : 0;
    const std::vector<std::string_view> can_be(names<Enum>.begin() + first, names<Enum>.end());
    const auto found = std::ranges::find(can_be, json.text);
    if (json.is == JsonValue::Is::string && found != can_be.end())
      value = static_cast<Enum>(first + static_cast<std::size_t>(found - can_be.begin()));
    else fault(json, path, one_of(can_be, json), can_be);
  }

  template <Kind... Of>
  void read(const JsonValue& json, const JsonPath& path, Ref<Of...>& ref) {
    ref.index = find_thing(json, path, {Of...});
  }

  template <class Value>
  void read(const JsonValue& json, const JsonPath& path, std::optional<Value>& value) {
    read(json, path, value.emplace());
  }

  template <Kind... Of>
  void read(const JsonValue& json, const JsonPath& path, ConditionOver<Of...>& condition) {
    std::vector<ConditionPart> parts;
    read_parts(json, path, {Of...}, parts);
    condition.parts = keep(parts, memory_);
  }

  template <class Item>
  void read(const JsonValue& json, const JsonPath& path, std::span<const Item>& items) {
    if (json.is != JsonValue::Is::array) return fault(json, path, "must be a list in [ ]");
    std::vector<Item> read_items;
    for (std::size_t i = 0; i < json.children.size() && !faults_.is_full(); ++i)
      read(json.children[i], JsonPath(path, i), read_items.emplace_back());
    if constexpr (requires(Item item) { item.index; }) refuse_twice(json, path);
    if (std::is_same_v<Item, PictureRow> && read_items.size() > most_rows_of_a_picture)
      fault(json, path, fmt::format("more than {} lines; make it smaller", most_rows_of_a_picture));
    items = keep(read_items, memory_);
  }

  template <IsRecord Record>
  void read(const JsonValue& json, const JsonPath& path, Record& record) {
    if (json.is != JsonValue::Is::object) return fault(json, path, "must be an object in { }");
    std::vector<std::string_view> keys;
    for_each_field<Record>([&]<class Member>(const Field<Record, Member>& field) {
      keys.push_back(field.key);
      const JsonValue* member = json.find(field.key);
      const JsonPath inner(path, field.key);
      if (member != nullptr) read(*member, inner, record.*field.member);
      else if (field.is_required)
        fault(json, path, fmt::format("the key \"{}\" is missing", field.key));
      if (IsList<Member> && field.is_required && member != nullptr && is_empty_list(*member))
        fault(*member, inner, "must not be an empty list");
    });
    refuse_other_keys(json, path, keys);
  }

  /// What is missing in several places was renamed or taken out rather than misspelt, and another
  /// id may mean another sign: so none is suggested.
  void doubt_suggestions();
  void keep_ids(Knowledge& knowledge) { knowledge.ids = keep(things_.ids, memory_); }

 private:
  void fault(const JsonValue& at, const JsonPath& path, std::string message,
             const std::vector<std::string_view>& candidates = {});
  void refuse_other_keys(const JsonValue& object, const JsonPath& path,
                         const std::vector<std::string_view>& keys);
  Index find_thing(const JsonValue& json, const JsonPath& path, const std::vector<Kind>& kinds);
  void read_parts(const JsonValue& json, const JsonPath& path, const std::vector<Kind>& kinds,
                  std::vector<ConditionPart>& parts);
  void refuse_twice(const JsonValue& ids, const JsonPath& path);
  static bool is_empty_list(const JsonValue& json) {
    return json.is == JsonValue::Is::array && json.children.empty();
  }
  static std::string one_of(const std::vector<std::string_view>& options, const JsonValue& json);

  const Namespace& things_;
  std::pmr::memory_resource& memory_;
  Faults& faults_;
  std::map<std::string_view, std::vector<std::size_t>> missing_;  // ids, and the faults about each
};

}  // namespace legcramp
