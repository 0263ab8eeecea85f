#pragma once
// A record's fields, listed once. The reader, the writer, the JSON Schema, the constant tables and
// the hunt for misspelt keys all follow these lists; a list stands right below its struct, in the
// order of its members.

#include <tuple>
#include <type_traits>

#include "legcramp/words.hpp"

namespace legcramp {

template <class Record, class Member>
struct Field {
  Text key;
  Member Record::*member;
  Text meaning;  ///< one line for authors; editors show it while they type
  bool is_required;
};

template <class Record, class Member>
constexpr Field<Record, Member> required(Text key, Member Record::*member, Text meaning) {
  return {key, member, meaning, true};
}
template <class Record, class Member>
constexpr Field<Record, Member> optional(Text key, Member Record::*member, Text meaning) {
  return {key, member, meaning, false};
}

/// The fields of a record; specialised below each struct.
template <class Record>
inline constexpr std::nullptr_t fields = nullptr;

template <class T>
concept IsRecord = !std::is_same_v<std::remove_cv_t<decltype(fields<T>)>, std::nullptr_t>;

/// Calls `visit(field)` for each field of a record, in order.
template <IsRecord Record, class Visit>
constexpr void for_each_field(Visit&& visit) {
  std::apply([&](const auto&... field) { (visit(field), ...); }, fields<Record>);
}

}  // namespace legcramp
