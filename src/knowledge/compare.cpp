#include "knowledge/compare.hpp"

#include <map>
#include <set>

#include "knowledge/writer.hpp"

namespace legcramp {
namespace {

template <class Record>
std::string name_of_entry(const Record& record) {
  if constexpr (requires { record.id; }) return std::string(record.id.text);
  else if constexpr (requires { record.name; }) return std::string(record.name.text);
  else if constexpr (std::is_same_v<Record, NumberWords>) return std::to_string(record.value.value);
  else if constexpr (std::is_same_v<Record, FixedAmount>)
    return std::string(record.words.empty() ? Text{} : record.words.front());
  else if constexpr (std::is_same_v<Record, LookupCase>) return std::string(record.words);
  else if constexpr (requires { record.title; }) return std::string(record.title);
  else if constexpr (requires { record.urgency; }) return std::string(name_of(record.urgency));
  else return std::string(record.because);
}

class Comparison {
 public:
  Comparison(const Knowledge& before, const Knowledge& after)
      : before_(before), after_(after), write_before_(before), write_after_(after) {}

  std::vector<Change> all() {
    for_each_field<Knowledge>([&](const auto& field) {
      compare(field.key, before_.*field.member, after_.*field.member);
    });
    return std::move(changes_);
  }

 private:
  /// Lists of records, entry by entry.
  template <IsRecord Record>
  void compare(Text list, std::span<const Record> before, std::span<const Record> after) {
    std::multimap<std::string, const Record*> left;
    for (const Record& record : before) left.emplace(name_of_entry(record), &record);
    for (const Record& record : after) {
      const std::string name = name_of_entry(record);
      const auto old = left.find(name);
      if (old == left.end()) {
        changes_.push_back({list, name, {}, {}, write_after_.write(record).dump()});
      } else {
        compare_fields(list, name, *old->second, record);
        left.erase(old);
      }
    }
    for (const auto& [name, record] : left)
      changes_.push_back({list, name, {}, write_before_.write(*record).dump(), {}});
    compare_order(list, before, after);
  }

  template <IsRecord Record>
  void compare(Text key, const Record& before, const Record& after) {
    compare_fields(key, {}, before, after);
  }

  /// How words are read, list by list: groups and cases are entries like others.
  void compare(Text key, const LookupWords& before, const LookupWords& after) {
    for_each_field<LookupWords>([&]<class Member>(const Field<LookupWords, Member>& field) {
      if constexpr (requires { compare_order(key, before.*field.member, after.*field.member); })
        compare(field.key, before.*field.member, after.*field.member);
      else compare_values(key, {}, field.key, before.*field.member, after.*field.member);
    });
  }

  template <class Member>
  void compare(Text key, const Member& before, const Member& after) {
    compare_values({}, {}, key, before, after);
  }

  template <IsRecord Record>
  void compare_fields(Text list, const std::string& name, const Record& before,
                      const Record& after) {
    for_each_field<Record>([&](const auto& field) {
      compare_values(list, name, field.key, before.*field.member, after.*field.member);
    });
  }

  template <class Member>
  void compare_values(Text list, const std::string& name, Text key, const Member& before,
                      const Member& after) {
    const std::string was = is_empty(before) ? "" : write_before_.write(before).dump();
    const std::string is = is_empty(after) ? "" : write_after_.write(after).dump();
    if (was != is) changes_.push_back({list, name, key, was, is});
  }

  /// The order of what stands in both: remedies are tried, tips numbered and screens asked in it.
  template <IsRecord Record>
  void compare_order(Text list, std::span<const Record> before, std::span<const Record> after) {
    const auto names_of = [](std::span<const Record> records) {
      std::set<std::string> names;
      for (const Record& record : records) names.insert(name_of_entry(record));
      return names;
    };
    const auto shared = [&](std::span<const Record> of, std::span<const Record> other) {
      const std::set<std::string> others = names_of(other);
      std::string names;
      for (const Record& record : of)
        if (const std::string name = name_of_entry(record); others.contains(name))
          names.append(names.empty() ? "" : ", ").append(name);
      return names;
    };
    const std::string was = shared(before, after);
    const std::string is = shared(after, before);
    if (was != is) changes_.push_back({list, {}, "order", was, is});
  }

  const Knowledge& before_;
  const Knowledge& after_;
  Writer write_before_;
  Writer write_after_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> changes_between(const Knowledge& before, const Knowledge& after) {
  return Comparison(before, after).all();
}

}  // namespace legcramp
