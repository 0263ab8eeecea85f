// Makes the built-in knowledge: reads a knowledge file as the program itself would, and writes it
// as constant tables in C++. A file that does not load does not build. Runs on the machine that
// builds, so cross-compiling works.
//
//   compile_knowledge KNOWLEDGE.json OUTPUT.cpp

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>

#include "knowledge/hash.hpp"
#include "legcramp/dictionary.hpp"
#include "legcramp/load.hpp"

namespace legcramp {
namespace {

/// A type's name as the compiler writes it, in whatever way it writes its function names.
template <class Type>
std::string type_name() {
  const std::string_view function = __PRETTY_FUNCTION__;
  const std::size_t start = function.find("Type = ") + 7;
  return std::string(function.substr(start, function.find_first_of(";]", start) - start));
}

/// Writes values as C++ initialisers. Lists become arrays of their own, defined before what refers
/// to them.
class Tables {
 public:
  template <class Item>
  std::string initialiser(std::span<const Item> items) {
    if (items.empty()) return "{}";
    std::string body;
    for (const Item& item : items) body += initialiser(item) + ",";
    std::string name = fmt::format("list_{}", ++lists_);
    definitions_ += fmt::format("constexpr {} {}[] = {{{}}};\n", type_name<Item>(), name, body);
    return name;
  }
  template <IsRecord Record>
  std::string initialiser(const Record& record) {
    std::string body;
    for_each_field<Record>(
        [&](const auto& field) { body += initialiser(record.*field.member) + ","; });
    return "{" + body + "}";
  }
  std::string initialiser(Index number) const { return fmt::format("{}", number); }
  std::string initialiser(std::int64_t number) const { return fmt::format("{}", number); }
  std::string initialiser(bool value) const { return value ? "true" : "false"; }
  std::string initialiser(Text text) const { return text.empty() ? "{}" : quote(text); }
  std::string initialiser(Id id) const { return "Id{" + quote(id.text) + "}"; }
  std::string initialiser(Pattern pattern) const { return "{" + quote(pattern.text) + "}"; }
  std::string initialiser(PictureRow row) const { return "{" + quote(row.text) + "}"; }
  std::string initialiser(Strokes strokes) const { return "{" + quote(strokes.text) + "}"; }
  std::string initialiser(const Answers& answers) { return "{" + initialiser(answers.given) + "}"; }
  std::string initialiser(const GivenAnswer& given) const {
    return fmt::format("{{{},{}}}", initialiser(given.finding), initialiser(given.answer));
  }
  std::string initialiser(const ConditionPart& part) const {
    return fmt::format("{{ConditionPart::Is({}),{}}}", static_cast<int>(part.is), part.value);
  }
  template <Kind... Of>
  std::string initialiser(const ConditionOver<Of...>& condition) {
    return "{" + initialiser(condition.parts) + "}";
  }
  template <Kind... Of>
  std::string initialiser(Ref<Of...> ref) const {
    return fmt::format("{{{}}}", ref.index);
  }
  template <class Value>
  std::string initialiser(const std::optional<Value>& value) {
    return value ? type_name<Value>() + initialiser(*value) : "std::nullopt";
  }
  template <int Least, int Most>
  std::string initialiser(Number<Least, Most> number) const {
    return fmt::format("{{{}}}", number.value);
  }
  template <class Enum>
  requires std::is_enum_v<Enum> std::string initialiser(Enum value)
  const { return fmt::format("{}({})", type_name<Enum>(), static_cast<int>(value)); }

  [[nodiscard]] const std::string& definitions() const { return definitions_; }

  static std::string quote(Text text) {
    std::string quoted = "\"";
    for (const char c : text) {
      const bool is_plain = c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '?';
      quoted +=
          is_plain ? std::string(1, c) : fmt::format("\\{:03o}", static_cast<unsigned char>(c));
    }
    return quoted + "\"";
  }

 private:
  std::string definitions_;
  int lists_ = 0;
};

/// The bytes of a file as the elements of an array; string literals may not be that long.
std::string bytes_of(Text file) {
  std::string bytes;
  for (const char c : file) bytes += fmt::format("{},", static_cast<unsigned char>(c));
  return bytes;
}

std::string tables_of(const Knowledge& knowledge, const Dictionary& dictionary, Text file) {
  Tables tables;
  std::string fields_of_knowledge = tables.initialiser(knowledge);
  fields_of_knowledge.pop_back();  // the ids and parents are no fields; they follow
  const std::string ids = tables.initialiser(knowledge.ids);
  const std::string parents = tables.initialiser(knowledge.parents);
  const std::string words = tables.initialiser(dictionary);
  return fmt::format(
      R"(// Made by compile_knowledge; do not edit.
#include "legcramp/builtin.hpp"

namespace legcramp {{
namespace {{
{}constexpr Knowledge knowledge = {}{},{}}};
constexpr Dictionary dictionary = {};
constexpr unsigned char file[] = {{{}}};
}}  // namespace

const Knowledge& builtin_knowledge() {{ return knowledge; }}
const Dictionary& builtin_dictionary() {{ return dictionary; }}
Text builtin_sha256() {{ return "{}"; }}
Text builtin_file() {{ return {{reinterpret_cast<const char*>(file), sizeof file}}; }}
}}  // namespace legcramp
)",
      tables.definitions(), fields_of_knowledge, ids, parents, words, bytes_of(file), sha256(file));
}

int compile(const char* input, const char* output) {
  std::ifstream file(input, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto loaded = load_knowledge(text);
  if (!loaded) {
    for (const Fault& fault : loaded.error())
      fmt::print(stderr, "{}:{}:{}: {}: {}\n", input, fault.line, fault.column, fault.pointer,
                 fault.message);
    return 1;
  }
  std::ofstream tables(output, std::ios::binary);
  tables << tables_of(loaded->knowledge, make_dictionary(loaded->knowledge, *loaded->memory), text)
         << std::flush;
  return tables.good() ? 0 : 1;
}

}  // namespace
}  // namespace legcramp

int main(int argc, char** argv) {
  try {
    if (argc == 3) return legcramp::compile(argv[1], argv[2]);
    fmt::print(stderr, "usage: compile_knowledge KNOWLEDGE.json OUTPUT.cpp\n");
  } catch (const std::exception& error) {
    static_cast<void>(std::fputs(error.what(), stderr));
  }
  return 2;
}
