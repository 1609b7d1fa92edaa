-- Product of two N by N matrices held as tables of rows; twin of matmul.py.
-- Stresses double indexing and float multiply-add.
local DEFAULT_N = 200

local function make_matrix(n, p, q)
  local m = {}
  for i = 0, n - 1 do
    local row = {}
    for j = 0, n - 1 do row[j + 1] = ((i * p + j * q) % 31) / 31.0 - 0.5 end
    m[i + 1] = row
  end
  return m
end

local function multiply(a, b)
  local n = #a
  local c = {}
  for i = 1, n do
    local a_row, c_row = a[i], {}
    for j = 1, n do
      local total = 0.0
      for k = 1, n do total = total + a_row[k] * b[k][j] end
      c_row[j] = total
    end
    c[i] = c_row
  end
  return c
end

local function run(n)
  local c = multiply(make_matrix(n, 7, 3), make_matrix(n, 5, 11))
  local trace, total = 0.0, 0.0
  for i = 1, n do
    local row = c[i]
    trace = trace + row[i]
    for j = 1, n do total = total + row[j] * row[j] end
  end
  return string.format("%.9f %.6f", trace, total)
end

-- Usage: name.lua [N] [ITERATIONS] [--times]; times are processor seconds.
local args, show_times = {}, false
for i = 1, #arg do
  if arg[i] == "--times" then show_times = true else args[#args + 1] = arg[i] end
end
local n = tonumber(args[1]) or DEFAULT_N
local iterations = tonumber(args[2]) or 1
local result = "None"
for k = 1, iterations do
  local start = os.clock()
  result = run(n)
  local elapsed = os.clock() - start
  if show_times then
    io.stderr:write(string.format("iteration %d: %.6f\n", k, elapsed))
  end
end
print(result)
