#pragma once
// Records to JSON, by the same lists of fields that read them. Fields that hold nothing are left
// out.

#include <nlohmann/json.hpp>

#include "legcramp/knowledge.hpp"

namespace legcramp {

using OrderedJson = nlohmann::ordered_json;

/// Whether a field holds nothing, and is left out of files and output.
constexpr bool is_empty(Text text) { return text.empty(); }
constexpr bool is_empty(Id id) { return id.text.empty(); }
constexpr bool is_empty(Pattern /*pattern*/) { return false; }
constexpr bool is_empty(PictureRow /*row*/) { return false; }
constexpr bool is_empty(Strokes /*strokes*/) { return false; }
constexpr bool is_empty(const Answers& answers) { return answers.given.empty(); }
template <int Least, int Most>
constexpr bool is_empty(Number<Least, Most> number) {
  return number.value == 0;
}
template <class Enum>
requires std::is_enum_v<Enum>
constexpr bool is_empty(Enum value) { return value == Enum{}; }
template <Kind... Of>
constexpr bool is_empty(Ref<Of...> /*ref*/) {
  return false;
}
template <class Value>
constexpr bool is_empty(const std::optional<Value>& value) {
  return !value.has_value();
}
template <Kind... Of>
constexpr bool is_empty(const ConditionOver<Of...>& condition) {
  return condition.parts.empty();
}
template <class Item>
constexpr bool is_empty(std::span<const Item> items) {
  return items.empty();
}
template <IsRecord Record>
constexpr bool is_empty(const Record& record) {
  bool all_empty = true;
  for_each_field<Record>(
      [&](const auto& field) { all_empty = all_empty && is_empty(record.*field.member); });
  return all_empty;
}

/// Writes records of one knowledge file as JSON.
class Writer {
 public:
  explicit Writer(const Knowledge& knowledge) : knowledge_(knowledge) {}

  [[nodiscard]] OrderedJson write(Text text) const { return OrderedJson(text); }
  [[nodiscard]] OrderedJson write(Id id) const { return OrderedJson(id.text); }
  [[nodiscard]] OrderedJson write(Pattern pattern) const { return OrderedJson(pattern.text); }
  [[nodiscard]] OrderedJson write(PictureRow row) const { return OrderedJson(row.text); }
  [[nodiscard]] OrderedJson write(Strokes strokes) const { return OrderedJson(strokes.text); }
  [[nodiscard]] OrderedJson write(const Answers& answers) const;
  [[nodiscard]] OrderedJson write(std::span<const Sign> signs) const;
  template <int Least, int Most>
  [[nodiscard]] OrderedJson write(Number<Least, Most> number) const {
    return number.value;
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  [[nodiscard]] OrderedJson write(Enum value) const { return OrderedJson(name_of(value)); }
  template <Kind... Of>
  [[nodiscard]] OrderedJson write(Ref<Of...> ref) const {
    return write(knowledge_.id_of(ref));
  }
  template <class Value>
  [[nodiscard]] OrderedJson write(const std::optional<Value>& value) const {
    return value ? write(*value) : OrderedJson();
  }
  template <Kind... Of>
  [[nodiscard]] OrderedJson write(const ConditionOver<Of...>& condition) const {
    return write_condition(condition.parts);
  }
  template <class Item>
  [[nodiscard]] OrderedJson write(std::span<const Item> items) const {
    OrderedJson list = OrderedJson::array();
    for (const Item& item : items) list.push_back(write(item));
    return list;
  }
  template <IsRecord Record>
  [[nodiscard]] OrderedJson write(const Record& record) const {
    OrderedJson object = OrderedJson::object();
    for_each_field<Record>([&](const auto& field) {
      const auto& member = record.*field.member;
      if (field.is_required || !is_empty(member)) object.emplace(field.key, write(member));
    });
    return object;
  }

 private:
  [[nodiscard]] OrderedJson write_condition(ConditionParts parts) const;
  const Knowledge& knowledge_;
};

}  // namespace legcramp
